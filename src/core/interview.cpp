#include "core/interview.h"

#include <algorithm>

namespace redflag {
namespace {

// Which questions are worth asking after `answers`: they apply or may apply, have no answer yet, and what is said there can
// still raise the disposition.
std::vector<char> worth_asking(const Protocol& protocol, const Answers& answers, const std::vector<Truths>& truths) {
  constexpr Truth every[] = {Truth::no, Truth::unsure, Truth::yes};
  // What is certain whatever comes: the most urgent of what each rule gives at the mildest.
  Index certain = given_by(protocol, {}, Truth::no);
  for (const Rule& rule : protocol.rules) {
    Index mildest = 0;
    for (const Truth truth : every)
      if (truths[rule.when].may_be(truth)) mildest = std::max(mildest, given_by(protocol, rule, truth));
    certain = std::min(certain, mildest);
  }
  std::vector<char> open(truths.size(), 0), worth(protocol.questions.size(), 0);
  for (const Rule& rule : protocol.rules)
    for (const Truth truth : every)
      if (truths[rule.when].may_be(truth) && given_by(protocol, rule, truth) < certain) open[rule.when] = 1;
  // Conditions stand after all they depend on, so one pass from the end finds every question that can still turn one of
  // the open rules. What is settled depends on nothing any more: so is a finding whose question does not apply.
  for (Index i = static_cast<Index>(truths.size()); i-- > 0;) {
    if (open[i] == 0 || truths[i].settled()) continue;
    const Condition& condition = protocol.conditions[i];
    for (const Index child : condition.children) open[child] = 1;
    if (condition.kind != Condition::Kind::finding) continue;
    worth[condition.question] = answers[condition.question].kind == Answer::Kind::absent;
    const Index when = protocol.questions[condition.question].when;
    if (when != none) open[when] = 1;
  }
  return worth;
}

}  // namespace

Step step(const Protocol& protocol, const Answers& answers) {
  Step step;
  step.used.resize(answers.size());
  for (const Index screen : protocol.screens) {
    const std::vector<Truths> truths = judge(protocol, step.used, Truths::any());
    const std::vector<char> worth = worth_asking(protocol, step.used, truths);
    if (worth[screen] == 0) continue;
    if (answers[screen].kind == Answer::Kind::absent) {
      step.screen = screen;
      for (const Index other : protocol.screens)
        step.ahead +=
            worth[other] != 0 && (other == screen || !applies(protocol.questions[other], truths).may_be(Truth::no));
      const std::vector<Index>& whens = protocol.questions[screen].option_whens;
      for (Index option = 0; option < whens.size(); ++option)
        if (whens[option] != none && truths[whens[option]] == Truth::no) step.without.push_back(option);
      break;
    }
    step.used[screen] = answers[screen];
    step.road.push_back(screen);
  }
  return step;
}

std::vector<Finding> come_back_if(const Protocol& protocol, Answers used, Index disposition) {
  std::vector<Finding> changes;
  for (const Index screen : protocol.screens) {
    const Question& question = protocol.questions[screen];
    if (question.fixed) continue;
    const Answer before = used[screen];
    for (Index option = 0; option < question.options.size(); ++option) {
      Answer& answer = used[screen];
      const Options tick = Options{1} << option;
      answer.ticked = question.kind == QuestionKind::choice ? tick : before.ticked ^ tick;
      answer.kind = Answer::Kind::given;
      const Index raised = assess(protocol, used).disposition;
      if (raised < disposition)
        changes.push_back({screen, option, (answer.ticked & tick) != 0 ? Truth::yes : Truth::no, raised});
      answer = before;
    }
  }
  return changes;
}

}  // namespace redflag
