// nothing-is-dead: whatever a protocol holds decides something for somebody who came to the end of the interview.
#include <algorithm>

#include "core/interview.h"
#include "exhaust/check.h"

namespace redflag::exhaust {
namespace {

class Living {
 public:
  explicit Living(const Trial& trial) : trial_(trial), used_(visitors(trial.subject, trial.space)) {}

  [[nodiscard]] bool screen(Index question) const {
    return std::any_of(trial_.roads().shown.begin(), trial_.roads().shown.end(),
                       [&](const Shown& shown) { return shown.question == question; });
  }

  // Some other answer would have led elsewhere. What then is no longer offered stays ticked, and counts for nothing.
  [[nodiscard]] bool question(Index question) const {
    return any_change(question, [](const Answer&, const Answer&) { return true; });
  }

  // A tick more or less would have; or choosing something else.
  [[nodiscard]] bool option(Index question, Index option) const {
    const bool list = trial_.subject.protocol.questions[question].kind == QuestionKind::checklist;
    const Options bit = Options{1} << option;
    return any_change(question, [=](const Answer& said, const Answer& other) {
      if (said.kind != Answer::Kind::given || other.kind != Answer::Kind::given) return false;
      return list
                 ? (said.ticked ^ other.ticked) == bit && said.unsure == other.unsure && said.declined == other.declined
                 : said.ticked == bit || other.ticked == bit;
    });
  }

  // For someone who answers all that is on a screen.
  [[nodiscard]] bool is_ever_true(Index rule) const {
    const Protocol& protocol = trial_.subject.protocol;
    for (std::size_t visitor = 0; visitor < used_.size(); ++visitor) {
      if (!is_visitor(visitor)) continue;
      Answers answers = trial_.space.of(visitor);
      for (Index question = 0; question < answers.size(); ++question)
        if (std::count(protocol.screens.begin(), protocol.screens.end(), question) == 0) answers[question] = {};
      if (judge(protocol, answers, Truth::unsure)[protocol.rules[rule].when] == Truth::yes) return true;
    }
    return false;
  }

  // Without it someone would end differently: with another disposition, whichever way the interview then goes, or at the
  // end of the same way with other actions or booking.
  [[nodiscard]] bool rule(Index rule) const {
    Protocol without = trial_.subject.protocol;
    without.rules.erase(without.rules.begin() + rule);
    for (std::size_t visitor = 0; visitor < used_.size(); ++visitor) {
      if (!is_visitor(visitor)) continue;
      const Index disposition = trial_.outcomes.disposition(used_[visitor]);
      if (assess(without, step(without, trial_.space.of(visitor)).used).disposition != disposition) return true;
      const Outcome here = assess(without, trial_.space.of(used_[visitor]));
      if (here.disposition == disposition && effect_of(without, here) != trial_.outcomes.effect(used_[visitor]))
        return true;
    }
    return false;
  }

  [[nodiscard]] bool action(Index action) const {
    return std::any_of(trial_.roads().ends.begin(), trial_.roads().ends.end(),
                       [&](std::size_t end) { return (trial_.outcomes.effect(end) >> action & 1U) != 0; });
  }

  [[nodiscard]] bool disposition(Index disposition) const {
    return std::any_of(trial_.roads().ends.begin(), trial_.roads().ends.end(),
                       [&](std::size_t end) { return trial_.outcomes.disposition(end) == disposition; });
  }

 private:
  template <class Wanted>
  [[nodiscard]] bool any_change(Index question, const Wanted& wanted) const {
    const std::vector<Answer>& digits = trial_.space.digits(question);
    for (std::size_t visitor = 0; visitor < used_.size(); ++visitor) {
      if (!is_visitor(visitor)) continue;
      const std::size_t said = trial_.space.digit(visitor, question);
      for (std::size_t other = 1; other < digits.size(); ++other) {
        const std::size_t changed = visitor + (other - said) * trial_.space.weight(question);
        if (!wanted(digits[said], digits[other]) || end_of(changed) == end_of(visitor)) continue;
        if ((digits[other].ticked & ~trial_.subject.offered(question, trial_.space.of(changed))) == 0) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_visitor(std::size_t state) const {
    return used_[state] != none_used && trial_.outcomes.sayable(state);
  }

  [[nodiscard]] Effect end_of(std::size_t state) const {
    const Protocol& protocol = trial_.subject.protocol;
    if (trial_.outcomes.sayable(used_[state])) return trial_.outcomes.effect(used_[state]);
    return effect_of(protocol, assess(protocol, trial_.space.of(used_[state])));
  }

  const Trial& trial_;
  const std::vector<std::size_t> used_;  // by visitor
};

}  // namespace

Result nothing_is_dead(const Trial& trial) {
  Result result{"nothing-is-dead", {}};
  const Protocol& protocol = trial.subject.protocol;
  const Living living(trial);
  const auto check = [&](std::string_view id, std::string_view option, bool lives) {
    if (!lives && !trial.subject.excepted(result.property, id, option, trial.space.of(0), trial.space.of(0)))
      result.breaks(option.empty() ? std::string(id) : std::string(id) + "/" + std::string(option), {});
  };
  for (std::size_t i = 0; i < protocol.screens.size(); ++i)
    if (std::count(protocol.screens.begin(), protocol.screens.begin() + static_cast<std::ptrdiff_t>(i),
                   protocol.screens[i]) != 0)
      check(protocol.questions[protocol.screens[i]].id, "", false);
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    const Question& question = protocol.questions[i];
    const bool lives = living.screen(i) && living.question(i);
    check(question.id, "", lives);
    // Of a question that is dead that is enough.
    if (!lives || question.kind == QuestionKind::yes_no) continue;
    for (Index option = 0; option < question.options.size(); ++option)
      check(question.id, question.options[option], living.option(i, option));
  }
  for (Index i = 0; i < protocol.rules.size(); ++i)
    check(protocol.rules[i].id, "", living.is_ever_true(i) && living.rule(i));
  for (Index i = 0; i < protocol.actions.size(); ++i) check(protocol.actions[i], "", living.action(i));
  for (Index i = 0; i < protocol.dispositions.size(); ++i)
    check(protocol.dispositions[i].id, "", living.disposition(i));
  return result;
}

}  // namespace redflag::exhaust
