#include "check/floors.h"

#include <utility>

#include "check/walk.h"
#include "core/evaluate.h"
#include "text/conditions.h"

namespace redflag::check {
namespace {

using text::Json;

Json as_rule(Json floor, std::string_view least_urgent) {
  for (Json& member : floor.items)
    if (member.key == "atLeast") member.key = "then";
  floor.items.push_back(Json::string("unsure", least_urgent));
  return floor;
}

}  // namespace

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

Json floors_as_rules(Json root) {
  const std::string_view least_urgent = root.list_of("dispositions").back().text_of("id");
  Json rules;
  rules.kind = Json::Kind::array;
  rules.key = "rules";
  for (const Json& floor : root.list_of("floors")) rules.items.push_back(as_rule(floor, least_urgent));
  if (rules.items.empty()) {
    Json nothing;
    nothing.kind = Json::Kind::object;
    nothing.items.push_back(Json::string("id", no_floor));
    nothing.items.push_back(Json::string("then", least_urgent));
    nothing.items.push_back(*root.list_of("rules").front().member("when"));
    nothing.items.push_back(Json::string("unsure", least_urgent));
    rules.items.push_back(std::move(nothing));
  }
  for (Json& member : root.items)
    if (member.key == "rules") member = rules;
  return root;
}

}  // namespace redflag::check
