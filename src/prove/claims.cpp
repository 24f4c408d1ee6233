#include "prove/claims.h"

#include <algorithm>
#include <bit>

#include "check/exceptions.h"
#include "check/walk.h"
#include "text/conditions.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

using text::Json;
using text::Place;

// By Property.
constexpr std::string_view names[] = {"ends",
                                      "decides",
                                      "monotone",
                                      "floors",
                                      "floors-are-asked",
                                      "unknown-is-safe",
                                      "stop-is-sound",
                                      "nothing-is-dead",
                                      "reasons-suffice",
                                      "net-is-exact",
                                      "booking-is-shut",
                                      "advice-agrees",
                                      "details-count-worst"};

Worry worry_of(const Question& question, const Place& place) {
  Worry worry;
  worry.detail = place.json->flag_of("detail");
  if (question.kind == QuestionKind::yes_no) worry.reassuring = place.json->flag_of("reassuring");
  const std::vector<Json>& options = place.json->list_of("options");
  for (Index i = 0; i < options.size() && i < max_options; ++i)
    if (options[i].flag_of("reassuring")) worry.reassuring |= Options{1} << i;
  check::check_mildest(place);
  worry.mildest_low = worry.mildest_high = question.min;
  check::with(place, "mildest", [&](const Place& mildest) {
    const std::vector<Json>& range = mildest.json->items;
    const bool pair = range.size() == 2;
    worry.mildest_low = pair ? range[0].number : mildest.json->number;
    worry.mildest_high = pair ? range[1].number : mildest.json->number;
  });
  return worry;
}

// An exception, or as many as its condition has alternatives.
void read_exception(const Place& place, text::ConditionReader& reader, Claims& claims) {
  Exception exception;
  const std::string_view property = place.json->text_of("property");
  if (text::word_index(check::excusable, property) < 0)
    place.problem("unknown-value", {"\"property\" must be one of: ", check::excusable});
  else exception.property = static_cast<Property>(std::find(std::begin(names), std::end(names), property) - names);
  exception.of = place.json->text_of("of");
  for (const Json& decision : place.json->list_of("decisions")) exception.decisions.push_back(decision.text);
  if (!claims.exceptions.empty()) exception.declared = claims.exceptions.back().declared + 1;
  std::vector<Index> alternatives;
  const std::vector<Json>* options = nullptr;
  check::with(place, "where", [&](const Place& where) {
    exception.where = reader.read(where);
    if (exception.where == none) return;
    options = &where.json->list_of("is");
    if (!options->empty() || where.json->member("any") != nullptr)
      alternatives = claims.conditions.conditions[exception.where].children;
  });
  if (alternatives.size() < 2) return claims.exceptions.push_back(exception);
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    exception.where = alternatives[i];
    if (i < options->size()) exception.option = (*options)[i].text;
    claims.exceptions.push_back(exception);
  }
}

// text/conditions.cpp joins a tick and the `when` of its option; here the tick stands alone.
Protocol asked_everywhere(Protocol protocol) {
  for (Condition& condition : protocol.conditions) {
    if (condition.kind != Condition::Kind::at_least || condition.count != 2 || condition.children.size() != 2) continue;
    const Condition& ticked = protocol.conditions[condition.children[1]];
    if (ticked.kind != Condition::Kind::finding || ticked.options == 0) continue;
    const std::vector<Index>& whens = protocol.questions[ticked.question].option_whens;
    if (whens.empty() || whens[static_cast<Index>(std::countr_zero(ticked.options))] != condition.children[0]) continue;
    condition.count = 1;
    condition.children.erase(condition.children.begin());
  }
  for (Question& question : protocol.questions) {
    question.when = none;
    question.option_whens.clear();
  }
  return protocol;
}

}  // namespace

std::string_view name_of(Property property) { return names[static_cast<std::size_t>(property)]; }

Claims read_claims(const Place& root, const Protocol& protocol) {
  Claims claims;
  claims.conditions = protocol;
  claims.conditions.rules.clear();
  claims.conditions.conditions.clear();
  text::ConditionReader reader(root, claims.conditions);
  for (Index i = 0; i < protocol.questions.size(); ++i) reader.read_when(i);
  Index question = 0;
  check::each(root, "questions",
              [&](const Place& place) { claims.worry.push_back(worry_of(protocol.questions[question++], place)); });
  check::each(root, "actions", [&](const Place& place) {
    Action& action = claims.actions.emplace_back(Action{place.json->text_of("kind"), place.json->text_of("phone"), {}});
    for (const Json& other : place.json->list_of("excludes"))
      action.excludes.push_back(root.json->member("actions")->index_of(other.text));
  });
  check::each(root, "floors", [&](const Place& place) {
    Floor floor{place.json->text_of("id")};
    floor.at_least = root.json->member("dispositions")->index_of(place.json->text_of("atLeast"));
    check::with(place, "when", [&](const Place& when) { floor.when = reader.read(when); });
    claims.floors.push_back(floor);
  });
  check::each(root, "exceptions", [&](const Place& place) { read_exception(place, reader, claims); });
  claims.everywhere = asked_everywhere(claims.conditions);
  return claims;
}

}  // namespace redflag::prove
