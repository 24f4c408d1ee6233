// The properties of the interview: ends, stop-is-sound, net-is-exact.
#include <algorithm>
#include <tuple>

#include "exhaust/check.h"

namespace redflag::exhaust {
namespace {

std::string_view id_of(const Trial& trial, Index question) { return trial.subject.protocol.questions[question].id; }

// A completion with a more urgent disposition than the end itself has.
Answers worse(const Trial& trial, std::size_t end) {
  std::size_t state = end;
  for (Index missing = trial.space.missing(state); missing != none; missing = trial.space.missing(state)) {
    std::size_t digit = 1;
    const std::size_t weight = trial.space.weight(missing);
    while (trial.outcomes.most(state + digit * weight) != trial.outcomes.most(end)) ++digit;
    state += digit * weight;
  }
  return trial.space.of(state);
}

// The unasked question that matters: with any other answer in place of this one, nothing is worse.
std::string_view missed(const Trial& trial, std::size_t end, Answers completion) {
  std::string_view id;
  for (Index i = 0; i < completion.size(); ++i) {
    const Answer kept = completion[i];
    if (kept.kind == Answer::Kind::absent || trial.space.answer(end, i).kind != Answer::Kind::absent) continue;
    completion[i] = {};
    if (assess(trial.subject.protocol, completion).disposition < trial.outcomes.disposition(end)) continue;
    completion[i] = kept;
    id = id_of(trial, i);
  }
  return id;
}

// A question, an option, whether it comes or goes, and the disposition that this raises to.
using Found = std::tuple<Index, Index, Truth, Index>;

// Each option that, new beside all that was said or missing from it, raises the disposition.
std::vector<Found> raising(const Protocol& protocol, const Answers& used, Index disposition) {
  std::vector<Found> found;
  for (Index question = 0; question < protocol.questions.size(); ++question) {
    const bool checklist = protocol.questions[question].kind == QuestionKind::checklist;
    if (protocol.questions[question].fixed) continue;
    for (Index option = 0; option < protocol.questions[question].options.size(); ++option) {
      const Answer& before = used[question];
      const Options tick = Options{1} << option, others = checklist ? before.ticked & ~tick : 0;
      const bool goes = (before.ticked & tick) != 0;
      if (goes && protocol.questions[question].kind == QuestionKind::choice) continue;
      Answers now = used;
      now[question] = {Answer::Kind::given,     goes ? others : others | tick, before.unsure & ~tick,
                       before.declined & ~tick, before.missing & ~tick,        0};
      const Index raised = assess(protocol, now).disposition;
      if (raised < disposition) found.emplace_back(question, option, goes ? Truth::no : Truth::yes, raised);
    }
  }
  return found;
}

}  // namespace

Result ends(const Trial& trial) {
  Result result{"ends", {}};
  for (const std::size_t state : trial.roads().endless) result.breaks("screens", {trial.space.of(state)});
  for (const Shown& stuck : trial.roads().stuck)
    result.breaks(id_of(trial, stuck.question), {trial.space.of(stuck.state)});
  return result;
}

Result stops_late_enough(const Trial& trial) {
  Result result{"stop-is-sound", {}};
  for (const std::size_t end : trial.roads().ends) {
    if (!trial.outcomes.sayable(end) || trial.outcomes.most(end) >= trial.outcomes.disposition(end)) continue;
    const Answers completion = worse(trial, end);
    result.breaks(missed(trial, end, completion), {trial.space.of(end), completion});
  }
  return result;
}

Result stop_is_sound(const Trial& trial) {
  Result result = stops_late_enough(trial);
  for (const Shown& shown : trial.roads().shown) {
    const bool vain = trial.outcomes.most(shown.state) == trial.outcomes.least(shown.state);
    if (vain && !trial.subject.excepted(result.property, id_of(trial, shown.question), trial.space.of(shown.state)))
      result.breaks(id_of(trial, shown.question), {trial.space.of(shown.state)});
  }
  return result;
}

Result net_is_exact(const Trial& trial) {
  Result result{"net-is-exact", {}};
  const Protocol& protocol = trial.subject.protocol;
  for (const std::size_t end : trial.roads().ends) {
    const Answers used = trial.space.of(end);
    // Not that of the state: what was chosen on the way here may have been withdrawn since.
    const Index disposition = assess(protocol, used).disposition;
    std::vector<Found> told;
    for (const Finding& finding : come_back_if(protocol, used, disposition))
      told.emplace_back(finding.question, finding.option, finding.truth, finding.disposition);
    std::sort(told.begin(), told.end());
    std::vector<Found> differ;
    const std::vector<Found> wanted = raising(protocol, used, disposition);
    std::set_symmetric_difference(told.begin(), told.end(), wanted.begin(), wanted.end(), std::back_inserter(differ));
    for (const Found& found : differ) result.breaks(id_of(trial, std::get<0>(found)), {used});
  }
  return result;
}

}  // namespace redflag::exhaust
