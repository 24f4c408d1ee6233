#include "core/interview.h"

#include <algorithm>

namespace redflag {
namespace {

// What can still become of the answers so far.
class Outlook {
 public:
  Outlook(const Protocol& protocol, const Answers& answers)
      : protocol_(protocol), truths_(judge(protocol, answers, Truths::any())), matters_(protocol.questions.size(), 0) {
    const auto least = static_cast<Index>(protocol.dispositions.size() - 1);
    Index sure = least;
    for (const Rule& rule : protocol.rules) {
      Index mildest = 0;
      for (const Truth truth : {Truth::no, Truth::unsure, Truth::yes})
        if (truths_[rule.when].may_be(truth)) mildest = std::max(mildest, given_by(protocol, rule, truth));
      sure = std::min(sure, mildest);
    }
    std::vector<char> open(protocol.conditions.size(), 0);
    for (const Rule& rule : protocol.rules) {
      for (const Truth truth : {Truth::no, Truth::unsure, Truth::yes})
        if (truths_[rule.when].may_be(truth) && given_by(protocol, rule, truth) < sure) open[rule.when] = 1;
    }
    // Conditions stand after all they depend on, so one pass from the end finds every question that can still turn
    // one of the open rules.
    for (Index i = static_cast<Index>(protocol.conditions.size()); i-- > 0;) {
      if (!open[i] || truths_[i].settled()) continue;
      const Condition& condition = protocol.conditions[i];
      for (const Index child : condition.children) open[child] = 1;
      if (condition.kind != Condition::Kind::finding) continue;
      matters_[condition.question] = answers[condition.question].kind == Answer::Kind::absent;
      const Index when = protocol.questions[condition.question].when;
      if (when != none) open[when] = 1;
    }
  }

  // Applies or may apply, is not answered yet, and can still raise the disposition.
  [[nodiscard]] bool worth_asking(Index question) const {
    return matters_[question] && !(applies(protocol_.questions[question], truths_) == Truth::no);
  }

 private:
  const Protocol& protocol_;
  std::vector<Truths> truths_;
  std::vector<char> matters_;
};

}  // namespace

Step step(const Protocol& protocol, const Answers& answers) {
  Step step;
  step.used.resize(answers.size());
  for (const Index screen : protocol.screens) {
    const Outlook outlook(protocol, step.used);
    if (!outlook.worth_asking(screen)) continue;
    if (answers[screen].kind == Answer::Kind::absent) {
      step.screen = screen;
      for (const Index other : protocol.screens) step.ahead += outlook.worth_asking(other);
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
      if (question.kind != QuestionKind::checklist) answer.ticked = 0;
      answer.ticked |= Options{1} << option;
      answer.kind = Answer::Kind::given;
      const Index raised = assess(protocol, used).disposition;
      if (raised < disposition) changes.push_back({screen, option, Truth::yes, raised});
      answer = before;
    }
  }
  return changes;
}

}  // namespace redflag
