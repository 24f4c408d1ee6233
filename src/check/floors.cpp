#include "check/floors.h"

#include <utility>

#include "check/walk.h"
#include "core/evaluate.h"
#include "text/conditions.h"

namespace redflag::check {

Floors::Floors(const text::Place& root, Protocol of) : protocol(std::move(of)) {
  protocol.rules.clear();
  protocol.conditions.clear();
  text::ConditionReader reader(root, protocol);
  for (Index i = 0; i < protocol.questions.size(); ++i) reader.read_when(i);
  const text::Json* dispositions = root.json->member("dispositions");
  each(root, "floors", [&](const text::Place& item) {
    Floor floor{item.json->text_of("id")};
    if (dispositions != nullptr) floor.at_least = dispositions->index_of(item.json->text_of("atLeast"));
    with(item, "when", [&](const text::Place& when) { floor.when = reader.read(when); });
    all.push_back(floor);
  });
}

std::vector<Index> Floors::broken(const Answers& answers, Index disposition) const {
  const std::vector<Truths> truths = judge(protocol, answers, Truth::unsure);
  std::vector<Index> broken;
  for (Index i = 0; i < all.size(); ++i)
    if (truths[all[i].when] == Truth::yes && disposition > all[i].at_least) broken.push_back(i);
  return broken;
}

}  // namespace redflag::check
