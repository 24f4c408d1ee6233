#include "core/evaluate.h"

#include <algorithm>
#include <bit>

namespace redflag {
namespace {

// Kleene: yes when enough children are yes, no when too few can be, else unsure. Here over every combination of what the
// children may be; children are taken as independent, so the result may be too wide, never too narrow.
Truths at_least(const Condition& condition, const std::vector<Truths>& truths) {
  Index may_be_yes = 0, not_no = 0, surely_yes = 0, may_be_unsure = 0, yes_or_no = 0;
  for (const Index child : condition.children) {
    const bool yes = truths[child].may_be(Truth::yes), unsure = truths[child].may_be(Truth::unsure);
    may_be_yes += yes;
    not_no += !truths[child].may_be(Truth::no);
    surely_yes += truths[child] == Truth::yes;
    may_be_unsure += unsure;
    yes_or_no += yes && !unsure;
  }
  const Index wanted = condition.count;
  Truths result = Truths::nothing();
  if (may_be_yes >= wanted) result = result | Truth::yes;
  if (not_no < wanted) result = result | Truth::no;
  // One of them unsure at least, and the rest may be what it takes.
  if (may_be_unsure > 0 && surely_yes < wanted && may_be_unsure + yes_or_no >= wanted) result = result | Truth::unsure;
  return result;
}

Truth said(const Condition& finding, const Question& question, const Answer& answer) {
  if (answer.kind != Answer::Kind::given) return Truth::unsure;
  const bool yes = question.kind == QuestionKind::number ? finding.min <= answer.number && answer.number <= finding.max
                                                         : (answer.ticked & finding.options) != 0;
  return yes ? Truth::yes : answer.others_unsure ? Truth::unsure : Truth::no;
}

Truths finding(const Protocol& protocol, const Condition& condition, const Answers& answers, Truths unanswered,
               const std::vector<Truths>& truths) {
  const Question& question = protocol.questions[condition.question];
  const Answer& answer = answers[condition.question];
  const Truths applicable = applies(question, truths);
  if (applicable == Truth::no) return Truth::no;
  const Truths answered = answer.kind == Answer::Kind::absent ? unanswered : Truths(said(condition, question, answer));
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
  if (truth == Truth::no) return static_cast<Index>(protocol.dispositions.size() - 1);
  return truth == Truth::yes ? rule.disposition : rule.unsure;
}

Outcome assess(const Protocol& protocol, const Answers& answers) {
  const std::vector<Truths> known = judge(protocol, answers, Truth::unsure);
  // Whatever the missing answers are: what cannot be false even so counts because of something that was said.
  const std::vector<Truths> spoken = judge(protocol, answers, Truths::any());
  Outcome outcome;
  outcome.disposition = given_by(protocol, {}, Truth::no);
  for (Index i = 0; i < protocol.rules.size(); ++i) {
    const Rule& rule = protocol.rules[i];
    if (known[rule.when] == Truth::no) continue;
    const bool certain = known[rule.when] == Truth::yes;
    (certain ? outcome.rules : outcome.unsure).push_back(i);
    outcome.booking_closed |= certain && rule.closes_booking;
    if (!spoken[rule.when].may_be(Truth::no)) outcome.reasons.push_back(i);
    outcome.disposition = std::min(outcome.disposition, certain ? rule.disposition : rule.unsure);
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
    if (answer.kind == Answer::Kind::absent || applies(protocol.questions[condition.question], truths) == Truth::no)
      continue;
    Finding finding{condition.question, none, Truth::unsure};
    if (truths[i] == Truth::no) finding.truth = Truth::no;
    if (truths[i] == Truth::yes) finding.truth = Truth::yes;
    if (truths[i] == Truth::yes && condition.options != 0)
      finding.option = static_cast<Index>(std::countr_zero(condition.options));
    const auto same = [&](const Finding& other) {
      return other.question == finding.question && other.option == finding.option;
    };
    if (std::none_of(findings.begin(), findings.end(), same)) findings.push_back(finding);
  }
  return findings;
}

}  // namespace redflag
