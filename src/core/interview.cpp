#include "core/interview.h"

#include <algorithm>

namespace redflag {
namespace {

// What is certain whatever comes: the most urgent of what each rule gives at the mildest.
Index certain_of(const Protocol& protocol, const std::vector<Truths>& truths) {
  Index certain = given_by(protocol, {}, Truth::no);
  for (const Rule& rule : protocol.rules) {
    Index mildest = 0;
    for (const Truth truth : every_truth)
      if (truths[rule.when].may_be(truth)) mildest = std::max(mildest, given_by(protocol, rule, truth));
    certain = std::min(certain, mildest);
  }
  return certain;
}

// Which questions are worth asking after `answers`: they apply or may apply, have no answer yet, and what is said there can
// still raise the disposition.
std::vector<char> worth_asking(const Protocol& protocol, const Answers& answers, const std::vector<Truths>& truths) {
  const Index certain = certain_of(protocol, truths);
  std::vector<char> open(truths.size(), 0), worth(protocol.questions.size(), 0);
  for (const Rule& rule : protocol.rules)
    for (const Truth truth : every_truth)
      if (truths[rule.when].may_be(truth) && given_by(protocol, rule, truth) < certain) open[rule.when] = 1;
  // Conditions stand after all they depend on, so one pass from the end finds every question that can still turn one of
  // the open rules. What is settled depends on nothing any more: so is a finding whose question does not apply.
  for (Index i = static_cast<Index>(truths.size()); i-- > 0;) {
    if (open[i] == 0 || truths[i].settled()) continue;
    const Condition& condition = protocol.conditions[i];
    for (const Index child : condition.children) open[child] = 1;
    if (condition.kind != Condition::Kind::finding) continue;
    const Answer& answer = answers[condition.question];
    if (answer.kind == Answer::Kind::absent || (answer.missing & condition.options) != 0) worth[condition.question] = 1;
    const Index when = protocol.questions[condition.question].when;
    if (when != none) open[when] = 1;
  }
  return worth;
}

// The options that are not ruled out.
Options offered(const Question& question, const std::vector<Truths>& truths) {
  Options offered = all_options(question);
  for (Index option = 0; option < question.option_whens.size() && option < max_options; ++option) {
    const Index when = question.option_whens[option];
    if (when != none && truths[when] == Truth::no) offered &= ~(Options{1} << option);
  }
  return offered;
}

// The answer as far as it speaks of what is offered; the rest is missing.
Answer usable(const Question& question, Answer answer, Options offered) {
  if (answer.kind != Answer::Kind::given) return answer;
  if (question.kind == QuestionKind::checklist) {
    for (Options* part : {&answer.ticked, &answer.unsure, &answer.declined}) *part &= offered;
    if (offered != 0 && (answer.missing & offered) == offered) return {};
    answer.missing |= all_options(question) & ~offered;
  }
  if (question.kind == QuestionKind::choice && (answer.ticked & ~offered) != 0) answer = {};
  return answer;
}

// Everything about one visit that is looked at more than once on the way to a step.
class Walk {
 public:
  Walk(const Protocol& protocol, const Answers& answers) : protocol_(protocol), answers_(answers) {
    step_.used.resize(answers.size());
    look();
  }

  Step go() {
    for (Index place = 0; place < protocol_.screens.size(); ++place) {
      const Index question = protocol_.screens[place];
      if (worth_[question] == 0) continue;
      const Answer answer = usable_answer(question);
      step_.used[question] = answer;
      if (answer.kind != Answer::Kind::absent) look();
      if (worth_[question] != 0) {
        show(place);
        break;
      }
      step_.road.push_back(question);
    }
    return std::move(step_);
  }

 private:
  void look() {
    truths_ = judge(protocol_, step_.used, Truths::any());
    worth_ = worth_asking(protocol_, step_.used, truths_);
  }

  [[nodiscard]] Answer usable_answer(Index question) const {
    const Question& asked = protocol_.questions[question];
    return usable(asked, answers_[question], offered(asked, truths_));
  }

  // The screen at this place, as things stand before any of it is answered.
  void show(Index place) {
    const Index screen = protocol_.screen_of[place];
    step_.screen = protocol_.screens[place];
    Index counted = none;
    for (Index other = place; other < protocol_.screens.size(); ++other) {
      const Index question = protocol_.screens[other];
      const bool applicable = other == place || !applies(protocol_.questions[question], truths_).may_be(Truth::no);
      if (worth_[question] == 0 || !applicable) continue;
      if (protocol_.screen_of[other] != counted) ++step_.ahead;
      counted = protocol_.screen_of[other];
      if (counted == screen) ask(question);
    }
  }

  // Does nothing where the question has a whole answer.
  void ask(Index question) {
    const Question& asked = protocol_.questions[question];
    const Answer answer = usable_answer(question);
    Options options = asked.kind == QuestionKind::yes_no ? 0 : offered(asked, truths_);
    if (answer.kind != Answer::Kind::absent) {
      options &= answer.missing;
      if (options == 0) return;
    }
    step_.used[question] = answer;
    step_.asked.push_back({question, options});
  }

  const Protocol& protocol_;
  const Answers& answers_;
  Step step_;
  std::vector<Truths> truths_;
  std::vector<char> worth_;
};

}  // namespace

Step step(const Protocol& protocol, const Answers& answers) { return Walk(protocol, answers).go(); }

Options instant(const Protocol& protocol, const Step& step, const Asked& asked) {
  const Question& question = protocol.questions[asked.question];
  if (question.kind != QuestionKind::checklist || protocol.dispositions.front().urgency != Urgency::emergency) return 0;
  Options instant = 0;
  Answers changed = step.used;
  for (Options left = asked.options; left != 0; left &= left - 1) {
    const Options option = left & ~(left - 1);
    changed[asked.question] = {Answer::Kind::given, option, 0, 0, all_options(question) & ~option, 0};
    if (certain_of(protocol, judge(protocol, changed, Truths::any())) == 0) instant |= option;
  }
  return instant;
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
      answer.unsure &= ~tick;
      answer.declined &= ~tick;
      answer.missing &= ~tick;
      const Index raised = assess(protocol, used).disposition;
      if (raised < disposition)
        changes.push_back({screen, option, (answer.ticked & tick) != 0 ? Truth::yes : Truth::no, raised});
      answer = before;
    }
  }
  return changes;
}

}  // namespace redflag
