#include "check/vignettes.h"

#include <algorithm>

#include "check/stated.h"
#include "check/walk.h"
#include "core/interview.h"
#include "text/format.h"
#include "text/read_answers.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;
using enum Field::How;

constexpr Field floor_fields[] = {{"id", Type::refer, required, "floors"},
                                  {"atLeast", Type::refer, required, "dispositions"}};
constexpr Field told_fields[] = {{"id", Type::refer, required, "actions"},
                                 {"kind", Type::one_of, required, action_kinds},
                                 {"phone", Type::words, optional}};
constexpr Field outcome_fields[] = {{"urgency", Type::one_of, required, urgencies},
                                    {"booking", Type::one_of, required, "closed after-call open"},
                                    {"actions", Type::object, required | list, nullptr, told_fields}};
constexpr Field vignette_fields[] = {{"id", Type::id},
                                     {"age", Type::number, optional},
                                     {"story", Type::words},
                                     {"answers"},
                                     {"lowest", Type::refer, required, "dispositions"},
                                     {"highest", Type::refer, required, "dispositions"},
                                     {"rules", Type::refer, required | list, "rules"},
                                     {"actions", Type::refer, required | list, "actions"},
                                     {"booking", Type::one_of, optional, "closed"},
                                     {"floors", Type::object, list, nullptr, floor_fields},
                                     {"outcome", Type::object, optional, nullptr, outcome_fields},
                                     {"asked", Type::refers, list, "questions"},
                                     {"comeBackIf", Type::text, list},
                                     {"sources", Type::text, required | filled}};
// References are looked up in the protocol, the list itself in its file.
constexpr Field fields[] = {{"$schema", Type::text, optional},
                            {"vignettes", Type::object, required | filled, {}, vignette_fields}};

constexpr std::string_view interview = "the interview";

class Patient {
 public:
  Patient(const Place& place, const Folder& folder, const Floors& floors)
      : place_(place), protocol_(folder.values), json_(*folder.json), floors_(floors) {}

  void meet(const Answers& answers, std::string_view way) const {
    const Outcome outcome = assess(protocol_, answers);
    const Index lowest = disposition("lowest"), highest = disposition("highest");
    const std::string_view reached = protocol_.dispositions[outcome.disposition].id;
    if (outcome.disposition > lowest || outcome.disposition < highest)
      place_.problem(
          "vignette-disposition",
          {way, " ends at ", in_quotes(reached), ", which is not from ", in_quotes(protocol_.dispositions[lowest].id),
           " to ", in_quotes(protocol_.dispositions[highest].id), ": correct the rules or the vignette"});
    // An emergency ends the interview, perhaps before it gets to what an action rides on.
    const bool cut_short =
        way == interview && protocol_.dispositions[outcome.disposition].urgency == Urgency::emergency;
    each(place_, "actions", [&](const Place& name) {
      const Index action = json_.member("actions")->index_of(name.json->text);
      if (std::find(outcome.actions.begin(), outcome.actions.end(), action) == outcome.actions.end() && !cut_short)
        name.problem("vignette-actions", {way, " ends without this action"});
    });
    const bool closed = outcome.booking_closed && protocol_.dispositions[outcome.disposition].urgency >= Urgency::soon;
    if (closed == place_.json->text_of("booking").empty())
      place_.problem(
          "vignette-booking",
          {way, closed ? " ends with booking closed by a rule: say \"booking\": \"closed\", or correct the rules"
                       : " ends without a rule that closes booking: correct the rules or the vignette"});
    for (const Index floor : floors_.broken(answers, outcome.disposition))
      place_.problem("floor-broken",
                     {way, " ends at ", in_quotes(reached), ", below the floor ", in_quotes(floors_.all[floor].id),
                      ": the rules miss something that the sources demand"});
  }

  void match_rules(const Answers& answers) const {
    std::string wanted, found;
    for (const Json& rule : place_.json->list_of("rules")) wanted += join({" ", rule.text});
    for (const Index rule : assess(protocol_, answers).rules) found += join({" ", protocol_.rules[rule].id});
    if (wanted != found)
      place_.member("rules").problem(
          "vignette-rules", {"the rules that are true, in their order, are [", found.empty() ? found : found.substr(1),
                             "]: correct these or those"});
  }

  void match_statements(const Answers& answers) const {
    for (std::size_t i = 0; i < std::size(statements); ++i) {
      const std::optional<Lines> wanted = stated(*place_.json, i);
      if (!wanted) continue;
      const Lines now = found(i, protocol_, json_, floors_, answers);
      if (*wanted == now) continue;
      std::string lines;
      for (const std::string& line : now) lines += join({lines.empty() ? "" : ", ", line});
      place_.member(statements[i].key)
          .problem(statements[i].code, {"what the protocol comes to is [", lines, "]: correct this or that"});
    }
  }

 private:
  [[nodiscard]] Index disposition(const char* key) const {
    return json_.member("dispositions")->index_of(place_.json->text_of(key));
  }

  const Place& place_;
  const Protocol& protocol_;
  const Json& json_;
  const Floors& floors_;
};

}  // namespace

void check_vignettes(Folder& folder, const Floors* floors) {
  File& file = folder.vignettes;
  if (!file.document.whole || folder.json == nullptr) return;
  const Json& protocol = *folder.json;
  const Place root = file.root();
  text::check(root, fields, protocol);
  if (!folder.sound) return;
  each(root, "vignettes", [&](const Place& vignette) {
    if (vignette.json->member("answers") == nullptr) return;
    const Place given = vignette.member("answers");
    const Answers answers = read_answers(folder.values, given);
    const Json* dispositions = protocol.member("dispositions");
    const Index lowest = dispositions->index_of(vignette.json->text_of("lowest"));
    const Index highest = dispositions->index_of(vignette.json->text_of("highest"));
    if (lowest == none || highest == none) return;
    if (lowest < highest)
      vignette.member("lowest").problem("bad-range", {"\"lowest\" is more urgent than \"highest\": turn them round"});
    if (floors == nullptr) return;
    const Patient patient(vignette, folder, *floors);
    patient.meet(answers, "assess");
    patient.meet(step(folder.values, answers).used, interview);
    if (vignette.json->member("rules") != nullptr) patient.match_rules(answers);
    patient.match_statements(answers);
  });
}

}  // namespace redflag::check
