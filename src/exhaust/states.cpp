// The properties of single states: decides, floors, floors-are-asked, booking-is-shut, advice-agrees.
#include <algorithm>

#include "check/words.h"
#include "exhaust/check.h"
#include "text/write_outcome.h"

namespace redflag::exhaust {
namespace {

// Every key that a visitor needs is there and says something.
bool has_words(const text::Json* entry, std::initializer_list<const char*> keys) {
  return entry != nullptr && std::all_of(keys.begin(), keys.end(), [&](const char* key) {
           const std::vector<text::Json>& lines = entry->list_of(key);
           return !check::is_blank(entry->text_of(key)) ||
                  std::any_of(lines.begin(), lines.end(),
                              [](const text::Json& line) { return !check::is_blank(line.text); });
         });
}

const text::Json* entry(const check::File& words, const char* list, std::string_view id) {
  const text::Json* entries = words.document.root.member(list);
  return entries == nullptr ? nullptr : entries->member(id);
}

// As an embedding page is told: the outcome's JSON. Once for each effect.
class Booking {
 public:
  explicit Booking(const Protocol& protocol) : protocol_(protocol) {}

  bool open(Effect effect, const Answers& answers) {
    const auto known = open_.find(effect);
    if (known != open_.end()) return known->second;
    Step end;
    end.used = answers;
    text::Writer writer;
    text::write_step(writer, protocol_, end);
    return open_[effect] = writer.out.find("\"booking\":\"closed\"") == std::string::npos;
  }

 private:
  const Protocol& protocol_;
  std::map<Effect, bool> open_;
};

bool has_booking(const Subject& subject, const std::vector<Index>& actions) {
  return std::any_of(actions.begin(), actions.end(), [&](Index action) { return subject.is_booking(action); });
}

}  // namespace

Result decides(const Trial& trial) {
  Result result{"decides", {}};
  const Protocol& protocol = trial.subject.protocol;
  const auto check = [&](std::string_view id, bool good, std::size_t state) {
    if (!good) result.breaks(id, {trial.space.of(state)});
  };
  Effect known = 0;  // the effect of the state before: mostly the same
  for (std::size_t state = 0; state < trial.space.size(); ++state) {
    const Effect effect = trial.outcomes.effect(state);
    if (!trial.outcomes.sayable(state) || (state > 0 && effect == known)) continue;
    known = effect;
    const Index disposition = trial.outcomes.disposition(state);
    check("disposition", disposition < protocol.dispositions.size(), state);
    for (const check::File& words : trial.subject.folder.words) {
      const std::string_view place = protocol.dispositions[disposition].id;
      check(place, has_words(entry(words, "dispositions", place), {"level", "heading", "text"}), state);
      for (Index action = 0; action < protocol.actions.size(); ++action)
        if ((effect >> action & 1U) != 0)
          check(protocol.actions[action], has_words(entry(words, "actions", protocol.actions[action]), {"label"}),
                state);
    }
  }
  return result;
}

Result floors_hold(const Trial& trial) {
  Result result{"floors", {}};
  if (trial.subject.floors.empty()) return result;
  trial.space.each(0, trial.space.size(), [&](std::size_t state, const Answers& answers) {
    if (!trial.outcomes.sayable(state)) return;
    const std::vector<Truths> truths = trial.subject.judge_said(answers);
    for (const Floor& floor : trial.subject.floors)
      if (truths[floor.when] == Truth::yes && trial.outcomes.disposition(state) > floor.at_least)
        result.breaks(floor.id, {answers});
  });
  return result;
}

// Whether or not the answers were asked for.
Result floors_are_asked(const Trial& trial) {
  Result result{"floors-are-asked", {}};
  const Subject& subject = trial.subject;
  if (subject.floors.empty()) return result;
  trial.space.each(0, trial.space.size(), [&](std::size_t, const Answers& answers) {
    const std::vector<Truths> asked = subject.judge_said(answers);
    const std::vector<Truths> truths = judge(subject.asked_of_all, answers, Truth::unsure);
    for (const Floor& floor : subject.floors)
      if (truths[floor.asked_of_all] == Truth::yes && asked[floor.when] != Truth::yes &&
          assess(subject.protocol, answers).disposition > floor.at_least &&
          !subject.excepted("floors-are-asked", floor.id, answers))
        result.breaks(floor.id, {answers});
  });
  return result;
}

Result booking_is_shut(const Trial& trial) {
  Result result{"booking-is-shut", {}};
  const Protocol& protocol = trial.subject.protocol;
  Booking booking(protocol);
  trial.space.each(0, trial.space.size(), [&](std::size_t state, const Answers& answers) {
    if (!trial.outcomes.sayable(state)) return;
    const Outcome outcome = assess(protocol, answers);
    const Disposition& disposition = protocol.dispositions[outcome.disposition];
    const bool urgent = disposition.urgency < Urgency::soon;
    const auto closing = std::find_if(outcome.rules.begin(), outcome.rules.end(),
                                      [&](Index rule) { return protocol.rules[rule].closes_booking; });
    if ((urgent || closing != outcome.rules.end()) && booking.open(trial.outcomes.effect(state), answers))
      result.breaks(urgent ? disposition.id : protocol.rules[*closing].id, {answers});
    if (urgent && has_booking(trial.subject, disposition.actions)) result.breaks(disposition.id, {answers});
    for (const Index rule : outcome.reasons)
      if (urgent && has_booking(trial.subject, protocol.rules[rule].actions))
        result.breaks(protocol.rules[rule].id, {answers});
    if (disposition.urgency == Urgency::emergency && trial.subject.is_slow(outcome.actions))
      result.breaks(disposition.id, {answers});
  });
  return result;
}

Result advice_agrees(const Trial& trial) {
  Result result{"advice-agrees", {}};
  const Subject& subject = trial.subject;
  const Protocol& protocol = subject.protocol;
  trial.space.each(0, trial.space.size(), [&](std::size_t state, const Answers& answers) {
    if (!trial.outcomes.sayable(state)) return;
    const Disposition& disposition = protocol.dispositions[trial.outcomes.disposition(state)];
    if (!subject.says_where(disposition)) result.breaks(disposition.id, {answers});
    for (Index action = 0; action < protocol.actions.size(); ++action)
      if ((trial.outcomes.effect(state) >> action & 1U) != 0)
        for (const text::Json& other : subject.json.list_of("actions")[action].list_of("excludes"))
          if ((trial.outcomes.effect(state) >> subject.json.member("actions")->index_of(other.text) & 1U) != 0)
            result.breaks(protocol.actions[action], {answers});
  });
  return result;
}

}  // namespace redflag::exhaust
