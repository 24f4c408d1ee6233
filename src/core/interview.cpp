#include "core/interview.h"

#include <algorithm>

namespace redflag {
namespace {

// The disposition that is certain whatever comes: the most urgent of what each rule gives at the mildest.
Index certain_of(const Evaluation& evaluation, Evaluation::Missing missing, unsigned lane = 0) {
  const Protocol& protocol = evaluation.protocol;
  Index certain = least_urgent(protocol);
  for (const Rule& rule : protocol.rules) {
    const Truths truths = evaluation.truths(rule.when, missing, lane);
    if (truths == Truth::no) continue;
    Index mildest = 0;
    for (const Truth truth : every_truth)
      if (truths.may_be(truth)) mildest = std::max(mildest, given_by(protocol, rule, truth));
    certain = std::min(certain, mildest);
  }
  return certain;
}

// Which questions are worth asking after `answers`: they apply or may apply, have no answer yet, and what is said there can
// still raise the disposition.
std::vector<char> worth_asking(const Evaluation& evaluation) {
  const Protocol& protocol = evaluation.protocol;
  const Index certain = certain_of(evaluation, Evaluation::open);
  std::vector<char> open(protocol.conditions.size(), 0), worth(protocol.questions.size(), 0);
  for (const Rule& rule : protocol.rules) {
    const Truths truths = evaluation.truths(rule.when, Evaluation::open);
    for (const Truth truth : every_truth)
      if (!truths.settled() && truths.may_be(truth) && given_by(protocol, rule, truth) < certain) open[rule.when] = 1;
  }
  // Conditions stand after all they depend on, so one pass from the end finds every question that can still turn one of
  // the open rules. What is settled depends on nothing any more: so is a finding whose question does not apply.
  for (Index i = static_cast<Index>(open.size()); i-- > 0;) {
    if (open[i] == 0 || evaluation.truths(i, Evaluation::open).settled()) continue;
    const Condition& condition = protocol.conditions[i];
    for (const Index child : condition.children) open[child] = 1;
    if (condition.kind != Condition::Kind::finding) continue;
    const Answer& answer = evaluation.answered(condition.question);
    if (answer.kind == Answer::Kind::absent || (answer.missing & condition.options) != 0) worth[condition.question] = 1;
    const Index when = protocol.questions[condition.question].when;
    if (when != none) open[when] = 1;
  }
  return worth;
}

// The options that are not ruled out.
Options offered(const Evaluation& evaluation, Index asked) {
  const Question& question = evaluation.protocol.questions[asked];
  Options offered = all_options(question);
  for (Index option = 0; option < question.option_whens.size() && option < max_options; ++option) {
    const Index when = question.option_whens[option];
    if (when != none && evaluation.truths(when, Evaluation::open) == Truth::no) offered &= ~(Options{1} << option);
  }
  return offered;
}

// Leaves of an answer what speaks of what is offered; the rest is missing.
void keep_offered(const Question& question, Answer& answer, Options offered) {
  if (answer.kind != Answer::Kind::given) return;
  bool nothing = question.kind == QuestionKind::choice && (answer.ticked & ~offered) != 0;
  if (question.kind == QuestionKind::checklist) {
    for (Options* part : {&answer.ticked, &answer.unsure, &answer.declined}) *part &= offered;
    nothing = offered != 0 && (answer.missing & offered) == offered;
    answer.missing |= all_options(question) & ~offered;
  }
  if (nothing) answer = {};
}

// Everything about one visit that is looked at more than once on the way to a step.
class Walk {
 public:
  Walk(const Protocol& protocol, const Answers& answers)
      : protocol_(protocol), answers_(answers), evaluation_(protocol) {
    step_.used.resize(answers.size());
    look();
  }

  Step go() {
    for (Index place = 0; place < protocol_.screens.size(); ++place) {
      const Index question = protocol_.screens[place];
      if (worth_[question] == 0) continue;
      const Answer answer = usable_answer(question);
      step_.used[question] = answer;
      if (answer.kind != Answer::Kind::absent) {
        evaluation_.answer(question, answer);
        look();
      }
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
    evaluation_.run();
    worth_ = worth_asking(evaluation_);
  }

  [[nodiscard]] Answer usable_answer(Index question) const {
    Answer answer = answers_[question];
    keep_offered(protocol_.questions[question], answer, offered(evaluation_, question));
    return answer;
  }

  // The screen at this place, as things stand before any of it is answered.
  void show(Index place) {
    const Index screen = protocol_.screen_of[place];
    step_.screen = protocol_.screens[place];
    Index counted = none;
    for (Index other = place; other < protocol_.screens.size(); ++other) {
      const Index question = protocol_.screens[other];
      const bool applicable = other == place || !evaluation_.applies(question).may_be(Truth::no);
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
    Options options = asked.kind == QuestionKind::yes_no ? 0 : offered(evaluation_, question);
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
  Evaluation evaluation_;
  std::vector<char> worth_;
};

}  // namespace

Step step(const Protocol& protocol, const Answers& answers) { return Walk(protocol, answers).go(); }

namespace {

// The certain dispositions with each option's own answer in turn, side by side. The answers must be in all lanes, and
// are there again afterwards.
void try_options(Evaluation& evaluation, Index question, Evaluation::Missing missing,
                 void (*change)(const Question&, Answer&, Options), Index (&certain)[max_options]) {
  const Answer before = evaluation.answered(question);
  const Question& asked = evaluation.protocol.questions[question];
  const auto options = std::min(static_cast<Index>(asked.options.size()), max_options);
  for (Index first = 0; first < options; first += lane_count) {
    for (unsigned lane = 0; lane < lane_count; ++lane) {
      Answer changed = before;
      if (first + lane < options) change(asked, changed, Options{1} << (first + lane));
      evaluation.answer(question, changed, lane_mask(lane));
    }
    evaluation.run();
    for (unsigned lane = 0; lane < lane_count; ++lane) certain[first + lane] = certain_of(evaluation, missing, lane);
  }
  evaluation.answer(question, before);
}

void tick_alone(const Question& question, Answer& answer, Options tick) {
  answer = {Answer::Kind::given, tick, 0, 0, all_options(question) & ~tick, 0};
}

void turn(const Question& question, Answer& answer, Options tick) {
  answer.kind = Answer::Kind::given;
  answer.ticked = question.kind == QuestionKind::choice ? tick : answer.ticked ^ tick;
  for (Options* doubts : {&answer.unsure, &answer.declined, &answer.missing}) *doubts &= ~tick;
}

}  // namespace

Options instant(const Protocol& protocol, const Step& step, const Asked& asked) {
  const Question& question = protocol.questions[asked.question];
  if (question.kind != QuestionKind::checklist || protocol.dispositions.front().urgency != Urgency::emergency) return 0;
  Evaluation evaluation(protocol, step.used);
  Index certain[max_options];
  try_options(evaluation, asked.question, Evaluation::open, tick_alone, certain);
  Options instant = 0;
  for (Index option = 0; option < question.options.size(); ++option)
    if (certain[option] == 0) instant |= Options{1} << option;
  return instant & asked.options;
}

std::vector<Finding> come_back_if(const Protocol& protocol, const Answers& used, Index disposition) {
  std::vector<Finding> changes;
  Evaluation evaluation(protocol, used);
  Index raised[max_options];
  for (const Index screen : protocol.screens) {
    const Question& question = protocol.questions[screen];
    if (question.fixed) continue;
    try_options(evaluation, screen, Evaluation::unsure, turn, raised);
    const Options gone = question.kind == QuestionKind::choice ? 0 : used[screen].ticked;
    for (Index option = 0; option < question.options.size(); ++option)
      if (raised[option] < disposition)
        changes.push_back({screen, option, (gone >> option & 1U) != 0 ? Truth::no : Truth::yes, raised[option]});
  }
  return changes;
}

}  // namespace redflag
