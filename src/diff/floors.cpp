#include "diff/floors.h"

#include <algorithm>

#include "check/floors.h"

namespace redflag::diff {
namespace {

using text::Json;

bool is_promise(const Example& example) {
  return example.kind == Kind::less_urgent || example.kind == Kind::more_urgent;
}

}  // namespace

Floors::Floors(const Json& old_root, const Json& new_root) : old_(old_root), new_(new_root) {
  if (old_root.list_of("floors").empty() && new_root.list_of("floors").empty()) return;
  old_ = check::floors_as_rules(old_root);
  new_ = check::floors_as_rules(new_root);
  aligned = std::make_unique<Aligned>(old_, new_);
  for (Group& group : compare(*aligned)) {
    if (group.holder != Holder::rule || group.of == check::no_floor) continue;
    group.holder = Holder::floor;
    std::vector<Example>& examples = group.examples;
    examples.erase(std::remove_if(examples.begin(), examples.end(), [](const Example& e) { return !is_promise(e); }),
                   examples.end());
    group.lowers = std::any_of(examples.begin(), examples.end(),
                               [](const Example& example) { return example.kind == Kind::less_urgent; });
    groups.push_back(std::move(group));
  }
}

}  // namespace redflag::diff
