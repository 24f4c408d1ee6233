#include "prove/claims.h"

#include <algorithm>

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
                                      "unknown-is-safe",
                                      "stop-is-sound",
                                      "nothing-is-dead",
                                      "reasons-suffice",
                                      "net-is-exact",
                                      "booking-is-shut",
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

Exception exception_of(const Place& place, text::ConditionReader& reader) {
  Exception exception;
  const std::string_view property = place.json->text_of("property");
  if (text::word_index(check::excusable, property) < 0)
    place.problem("unknown-value", {"\"property\" must be one of: ", check::excusable});
  else exception.property = static_cast<Property>(std::find(std::begin(names), std::end(names), property) - names);
  exception.of = place.json->text_of("of");
  check::with(place, "where", [&](const Place& where) { exception.where = reader.read(where); });
  for (const Json& decision : place.json->list_of("decisions")) exception.decisions.push_back(decision.text);
  return exception;
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
    claims.actions.push_back({place.json->text_of("kind"), place.json->text_of("phone")});
  });
  check::each(root, "floors", [&](const Place& place) {
    Floor floor{place.json->text_of("id")};
    floor.at_least = root.json->member("dispositions")->index_of(place.json->text_of("atLeast"));
    check::with(place, "when", [&](const Place& when) { floor.when = reader.read(when); });
    claims.floors.push_back(floor);
  });
  check::each(root, "exceptions",
              [&](const Place& place) { claims.exceptions.push_back(exception_of(place, reader)); });
  return claims;
}

}  // namespace redflag::prove
