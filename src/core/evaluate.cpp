#include "core/evaluate.h"

#include <algorithm>
#include <bit>

namespace redflag {
namespace {

// The truth of "at least n" is the n-th greatest of its children's. Here over every combination of what the children may
// be; children are taken as independent, so the result may be too wide, never too narrow.
Truths at_least(const Condition& condition, const std::vector<Truths>& truths) {
  // Constants: what asks for nothing is true, what asks for more than there is never is.
  if (condition.count == 0) return Truth::yes;
  if (condition.count > condition.children.size()) return Truth::no;
  Truths result = Truths::nothing();
  for (const Truth value : every_truth) {
    Index can_be = 0, can_exceed = 0, must_exceed = 0;
    for (const Index child : condition.children) {
      bool equal = truths[child].may_be(value), above = false, not_above = false;
      for (const Truth truth : every_truth)
        if (truths[child].may_be(truth)) (truth > value ? above : not_above) = true;
      can_be += equal;
      can_exceed += above && !equal;
      must_exceed += above && !not_above;
    }
    if (can_be > 0 && must_exceed < condition.count && can_be + can_exceed >= condition.count) result = result | value;
  }
  return result;
}

// Doubt in a detail is worth its worst answer, so that it never lowers what it qualifies.
Truth in_doubt(const Condition& finding, const Question& question, Truth doubt) {
  if (!question.detail) return doubt;
  return (question.worst & finding.options) != 0 ? Truth::yes : Truth::no;
}

Truth said(const Condition& finding, const Question& question, const Answer& answer) {
  if (answer.kind == Answer::Kind::declined) return Truth::declined;
  if (answer.kind == Answer::Kind::unsure) return Truth::unsure;
  if (question.kind == QuestionKind::number)
    return finding.min <= answer.number && answer.number <= finding.max ? Truth::yes : Truth::no;
  if ((answer.ticked & finding.options) != 0) return Truth::yes;
  if ((answer.unsure & finding.options) != 0) return Truth::unsure;
  return (answer.declined & finding.options) != 0 ? Truth::declined : Truth::no;
}

// May the chosen option be one that is not offered? Then there is no answer.
Truths withdrawn(const Question& question, const Answer& answer, const std::vector<Truths>& truths) {
  if (question.kind != QuestionKind::choice || answer.ticked == 0 || question.option_whens.empty()) return Truth::no;
  const Index when = question.option_whens[static_cast<Index>(std::countr_zero(answer.ticked))];
  return when == none ? Truths(Truth::no) : truths[when].negated();
}

Truths finding(const Protocol& protocol, const Condition& condition, const Answers& answers, Truths unanswered,
               const std::vector<Truths>& truths) {
  const Question& question = protocol.questions[condition.question];
  const Answer& answer = answers[condition.question];
  const Truths applicable = applies(question, truths);
  if (applicable == Truth::no) return Truth::no;
  // What is certain to be unanswered counts as doubt; what may still be answered may be anything, but that doubt in a detail
  // counts as an answer.
  Truths open = unanswered == Truth::unsure ? Truths(in_doubt(condition, question, Truth::unsure)) : unanswered;
  if (question.detail && unanswered == Truths::any()) open = Truths(Truth::no) | Truth::yes;
  Truths answered = open;
  if (answer.kind != Answer::Kind::absent && (answer.missing & condition.options) == 0) {
    const Truths gone = withdrawn(question, answer, truths);
    if (gone != Truth::yes) {
      const Truth told = said(condition, question, answer);
      const bool doubt = told == Truth::unsure || told == Truth::declined;
      answered = doubt ? in_doubt(condition, question, told) : told;
    }
    if (gone.may_be(Truth::yes)) answered = answered | open;
  }
  return applicable.may_be(Truth::no) ? answered | Truth::no : answered;
}

}  // namespace

Truths applies(const Question& question, const std::vector<Truths>& truths) {
  return question.when == none ? Truths(Truth::yes) : truths[question.when];
}

std::vector<Truths> judge(const Protocol& protocol, const Answers& answers, Truths unanswered) {
  std::vector<Truths> truths(protocol.conditions.size(), Truth::no);
  for (Index i = 0; i < truths.size(); ++i) {
    const Condition& condition = protocol.conditions[i];
    switch (condition.kind) {
      case Condition::Kind::at_least: truths[i] = at_least(condition, truths); break;
      case Condition::Kind::negation: truths[i] = truths[condition.children.front()].negated(); break;
      case Condition::Kind::finding: truths[i] = finding(protocol, condition, answers, unanswered, truths); break;
    }
  }
  return truths;
}

Index given_by(const Protocol& protocol, const Rule& rule, Truth truth) {
  switch (truth) {
    case Truth::yes: return rule.disposition;
    case Truth::unsure: return rule.unsure;
    case Truth::declined: return rule.declined;
    default: return static_cast<Index>(protocol.dispositions.size() - 1);
  }
}

Outcome assess(const Protocol& protocol, const Answers& answers) {
  const std::vector<Truths> known = judge(protocol, answers, Truth::unsure);
  // Whatever the missing answers are: what cannot be false even so counts because of something that was said.
  const std::vector<Truths> spoken = judge(protocol, answers, Truths::any());
  Outcome outcome;
  outcome.disposition = given_by(protocol, {}, Truth::no);
  for (Index i = 0; i < protocol.rules.size(); ++i) {
    const Rule& rule = protocol.rules[i];
    const Truth truth = known[rule.when].only();
    outcome.truths.push_back(truth);
    if (truth == Truth::no) continue;
    const bool certain = truth == Truth::yes;
    (certain ? outcome.rules : outcome.unsure).push_back(i);
    outcome.booking_closed |= certain && rule.closes_booking;
    if (!spoken[rule.when].may_be(Truth::no)) outcome.reasons.push_back(i);
    outcome.disposition = std::min(outcome.disposition, given_by(protocol, rule, truth));
  }
  std::vector<char> wanted(protocol.actions.size(), 0);
  const auto act = [&](const std::vector<Index>& actions) {
    for (const Index action : actions) wanted[action] = 1;
  };
  const std::vector<Index>& own = protocol.dispositions[outcome.disposition].actions;
  for (const Index rule : outcome.reasons) act(protocol.rules[rule].actions);
  act(own);
  // What the disposition asks first comes first, whatever the rules add.
  if (!own.empty()) {
    outcome.actions.push_back(own[0]);
    wanted[own[0]] = 0;
  }
  for (Index action = 0; action < wanted.size(); ++action)
    if (wanted[action] != 0) outcome.actions.push_back(action);
  return outcome;
}

std::vector<Finding> explain(const Protocol& protocol, const Answers& answers, Index rule) {
  const std::vector<Truths> truths = judge(protocol, answers, Truths::any());
  std::vector<char> wanted(truths.size(), 0);  // not vector<bool>: that is 2 kB of wasm
  const Index root = protocol.rules[rule].when;
  wanted[root] = 1;
  // What is enough for a yes, what is missing for a no, what keeps an unsure from being either. Conditions stand after all
  // they depend on, so one pass from the end reaches everything.
  for (Index i = root + 1; i-- > 0;) {
    if (wanted[i] == 0) continue;
    const Condition& condition = protocol.conditions[i];
    const Truths truth = truths[i];
    const Truth ruled_out = truth.may_be(Truth::no) ? Truth::yes : Truth::no;
    for (const Index child : condition.children) {
      const bool helps =
          truth == Truth::yes || truth == Truth::no ? truths[child] == truth : !truths[child].may_be(ruled_out);
      if (helps || condition.kind == Condition::Kind::negation) wanted[child] = 1;
    }
  }
  std::vector<Finding> findings;
  for (Index i = 0; i <= root; ++i) {
    const Condition& condition = protocol.conditions[i];
    if (wanted[i] == 0 || condition.kind != Condition::Kind::finding) continue;
    const Answer& answer = answers[condition.question];
    if (answer.kind == Answer::Kind::absent || (answer.missing & condition.options) != 0 ||
        applies(protocol.questions[condition.question], truths) == Truth::no)
      continue;
    Finding finding{condition.question, none, truths[i].settled() ? truths[i].only() : Truth::unsure};
    // Doubt in a detail counts as an answer, and is still told as doubt.
    const Truth told = said(condition, protocol.questions[condition.question], answer);
    if (told == Truth::unsure || told == Truth::declined) finding.truth = told;
    if (condition.options != 0) finding.option = static_cast<Index>(std::countr_zero(condition.options));
    const auto same = [&](const Finding& other) {
      return other.question == finding.question && other.option == finding.option;
    };
    if (std::none_of(findings.begin(), findings.end(), same)) findings.push_back(finding);
  }
  return findings;
}

}  // namespace redflag
