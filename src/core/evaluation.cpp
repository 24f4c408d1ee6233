#include "core/evaluation.h"

#include <algorithm>
#include <bit>

namespace redflag {
namespace {

constexpr Lanes all_no = 0x11111111;  // in both halves of each lane, as below
constexpr Lanes all_yes = all_no * 8;

// The same in every lane.
Lanes spread(Truths unsure, Truths open) { return (unsure.bits() | open.bits() << 4U) * 0x01010101; }

// All four bits where the truth may be no, and where it certainly is.
Lanes may_be_no(Lanes truths) { return (truths & all_no) * 15; }
Lanes is_no(Lanes truths) { return (truths & ~(truths >> 1U | truths >> 2U | truths >> 3U) & all_no) * 15; }

Lanes negated(Lanes truths) { return (truths & all_no) << 3U | (truths & all_no * 6) | (truths >> 3U & all_no); }

// The truths that are not below all of a set, and those that are not above all of it.
Lanes not_below(Lanes truths) {
  truths |= truths << 1U & all_no * 14;
  return truths | (truths << 2U & all_no * 12);
}
Lanes not_above(Lanes truths) {
  truths |= truths >> 1U & all_no * 7;
  return truths | (truths >> 2U & all_no * 3);
}

Truth said(Options option, const Answer& answer) {
  if (answer.kind == Answer::Kind::declined) return Truth::declined;
  if (answer.kind == Answer::Kind::unsure) return Truth::unsure;
  if ((answer.ticked & option) != 0) return Truth::yes;
  if ((answer.unsure & option) != 0) return Truth::unsure;
  return (answer.declined & option) != 0 ? Truth::declined : Truth::no;
}

// Doubt in a detail is worth its worst answer, so that it never lowers what it qualifies.
Truth in_doubt(const Question& question, Options option, Truth doubt) {
  if (!question.detail) return doubt;
  return (question.worst & option) != 0 ? Truth::yes : Truth::no;
}

// A question that stays unanswered counts as doubt; one that may still be answered may be anything, but that doubt in a
// detail counts as an answer.
Lanes unanswered(const Question& question, Options option) {
  return spread(in_doubt(question, option, Truth::unsure),
                question.detail ? Truths(Truth::no) | Truth::yes : Truths::any());
}

Lanes fact(const Question& question, Options option, const Answer& answer) {
  if (answer.kind == Answer::Kind::absent || (answer.missing & option) != 0) return unanswered(question, option);
  if (question.kind == QuestionKind::number && answer.kind == Answer::Kind::given) return 0;
  Truth truth = said(option, answer);
  if (truth == Truth::unsure || truth == Truth::declined) truth = in_doubt(question, option, truth);
  return spread(truth, truth);
}

}  // namespace

Evaluation::Evaluation(const Protocol& evaluated)
    : protocol(evaluated),
      truths_(new Lanes[evaluated.conditions.size()]),
      asked_(new Asked[evaluated.questions.size()]) {
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    answer(i, {});
    asked_[i].first_finding = none;
  }
  for (auto i = static_cast<Index>(protocol.conditions.size()); i-- > 0;)
    if (protocol.conditions[i].kind == Condition::Kind::finding)
      asked_[protocol.conditions[i].question].first_finding = i;
}

Evaluation::Evaluation(const Protocol& evaluated, const Answers& answers) : Evaluation(evaluated) { judge(answers); }

void Evaluation::answer(const Answers& answers, unsigned lane, Lanes lanes) {
  for (Index question = 0; question < protocol.questions.size(); ++question) {
    const Answer now = question < answers.size() ? answers[question] : Answer();
    if (answered(question, lane) != now) answer(question, now, lanes);
  }
}

void Evaluation::answer(Index index, const Answer& answer, Lanes lanes) {
  const Question& question = protocol.questions[index];
  Asked& asked = asked_[index];
  for (unsigned lane = 0; lane < lane_count; ++lane)
    if ((lanes & lane_mask(lane)) != 0) asked.answers[lane] = answer;
  changed_ = std::min(changed_, asked.first_finding);
  for (Index i = 0; i == 0 || (i < question.options.size() && i < max_options); ++i) {
    const Options option = question.kind == QuestionKind::number ? 0 : Options{1} << i;
    Lanes& facts = asked.facts[i];
    facts ^= (facts ^ fact(question, option, answer)) & lanes;
  }
}

void Evaluation::run() {
  for (Index i = changed_; i < protocol.conditions.size(); ++i) run(i);
  changed_ = none;
}

void Evaluation::run(Index index) {
  const Condition& condition = protocol.conditions[index];
  switch (condition.kind) {
    case Condition::Kind::at_least: truths_[index] = at_least(condition); break;
    case Condition::Kind::negation: truths_[index] = negated(truths_[condition.children.front()]); break;
    case Condition::Kind::finding: truths_[index] = finding(condition); break;
  }
}

// The truth of "at least n" is the n-th greatest of its children's: it may be what one of them may be, if n of them may
// reach that and all but n - 1 may stay within it. Children are taken as independent, so the result may be too wide, never
// too narrow.
Lanes Evaluation::at_least(const Condition& condition) const {
  const std::size_t children = condition.children.size(), count = condition.count;
  // Constants: what asks for nothing is true, what asks for more than there is never is.
  if (count == 0) return all_yes;
  if (count > children) return all_no;
  Lanes some = 0;
  for (const Index child : condition.children) some |= truths_[child];
  if (count > 1) some &= common(condition.children, count, not_above);
  if (count < children) some &= common(condition.children, children - count + 1, not_below);
  return some;
}

// The bits that are set in that many of the sets or more.
template <class Widen>
Lanes Evaluation::common(const std::vector<Index>& sets, std::size_t count, Widen widen) const {
  Lanes common = ~Lanes{0};
  if (count == sets.size()) {
    for (const Index set : sets) common &= widen(truths_[set]);
    return common;
  }
  for (unsigned bit = 0; bit < 32; ++bit) {
    std::size_t having = 0;
    for (const Index set : sets) having += widen(truths_[set]) >> bit & 1U;
    if (having < count) common &= ~(Lanes{1} << bit);
  }
  return common;
}

Lanes Evaluation::in_range(Lanes truths, const Condition& condition) const {
  for (unsigned lane = 0; lane < lane_count; ++lane) {
    if ((truths & lane_mask(lane)) != 0) continue;
    const double number = answered(condition.question, lane).number;
    const Truth truth = condition.min <= number && number <= condition.max ? Truth::yes : Truth::no;
    truths |= spread(truth, truth) & lane_mask(lane);
  }
  return truths;
}

// Are the options that were chosen on offer?
Lanes Evaluation::offered(Index question) const {
  Lanes offered = all_yes;
  for (unsigned lane = 0; lane < lane_count; ++lane) {
    const Options chosen = answered(question, lane).ticked;
    const Index when =
        chosen == 0 ? none : protocol.questions[question].option_whens[static_cast<Index>(std::countr_zero(chosen))];
    if (when != none) offered ^= (offered ^ truths_[when]) & lane_mask(lane);
  }
  return offered;
}

Lanes Evaluation::finding(const Condition& condition) const {
  const Question& question = protocol.questions[condition.question];
  const unsigned option = condition.options == 0 ? 0 : static_cast<unsigned>(std::countr_zero(condition.options));
  Lanes truths = asked_[condition.question].facts[option];
  if (question.kind == QuestionKind::number) truths = in_range(truths, condition);
  if (question.kind == QuestionKind::choice && !question.option_whens.empty()) {
    const Lanes options = offered(condition.question);
    truths = (truths & ~is_no(options)) | (unanswered(question, condition.options) & may_be_no(options));
  }
  if (question.when == none) return truths;
  const Lanes applicable = truths_[question.when];
  return (truths & ~is_no(applicable)) | (applicable & all_no);
}

}  // namespace redflag
