#include "diff/floors.h"

#include <algorithm>

namespace redflag::diff {
namespace {

using text::Json;

constexpr std::string_view stand_in = "no-floor";

// A floor demands when it is true, and nothing while it is unknown.
Json as_rule(Json floor, std::string_view least_urgent) {
  for (Json& member : floor.items)
    if (member.key == "atLeast") member.key = "then";
  floor.items.push_back(Json::string("unsure", least_urgent));
  return floor;
}

// A protocol has at least one rule, so one that demands nothing stands where a version has no floor.
Json with_floors_as_rules(Json root) {
  const std::string_view least_urgent = root.list_of("dispositions").back().text_of("id");
  Json rules;
  rules.kind = Json::Kind::array;
  rules.key = "rules";
  for (const Json& floor : root.list_of("floors")) rules.items.push_back(as_rule(floor, least_urgent));
  if (rules.items.empty()) {
    Json nothing;
    nothing.kind = Json::Kind::object;
    nothing.items.push_back(Json::string("id", stand_in));
    nothing.items.push_back(Json::string("then", least_urgent));
    nothing.items.push_back(*root.list_of("rules").front().member("when"));
    nothing.items.push_back(Json::string("unsure", least_urgent));
    rules.items.push_back(std::move(nothing));
  }
  for (Json& member : root.items)
    if (member.key == "rules") member = rules;
  return root;
}

bool is_promise(const Example& example) {
  return example.kind == Kind::less_urgent || example.kind == Kind::more_urgent;
}

}  // namespace

Floors::Floors(const Json& old_root, const Json& new_root) : old_(old_root), new_(new_root) {
  if (old_root.list_of("floors").empty() && new_root.list_of("floors").empty()) return;
  old_ = with_floors_as_rules(old_root);
  new_ = with_floors_as_rules(new_root);
  aligned = std::make_unique<Aligned>(old_, new_);
  for (Group& group : compare(*aligned)) {
    if (group.holder != Holder::rule || group.of == stand_in) continue;
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
