#include "core/evaluate.h"

#include <algorithm>
#include <bit>

namespace redflag {
std::vector<Truths> judge(const Protocol& protocol, const Answers& answers, Truths unanswered) {
  const Evaluation evaluation(protocol, answers);
  std::vector<Truths> truths(protocol.conditions.size(), Truth::no);
  for (Index i = 0; i < truths.size(); ++i)
    truths[i] = evaluation.truths(i, unanswered == Truth::unsure ? Evaluation::unsure : Evaluation::open);
  return truths;
}

Index given_by(const Protocol& protocol, const Rule& rule, Truth truth) {
  const Index by_truth[] = {least_urgent(protocol), rule.declined, rule.unsure, rule.disposition};
  return by_truth[static_cast<std::size_t>(truth)];
}

Booking booking(const Protocol& protocol, Index disposition, bool closed_by_rule) {
  const Urgency urgency = protocol.dispositions[disposition].urgency;
  return urgency < Urgency::soon || closed_by_rule ? Booking::closed
         : urgency == Urgency::soon                ? Booking::after_call
                                                   : Booking::open;
}

Outcome assess(const Evaluation& evaluation, unsigned lane) {
  const Protocol& protocol = evaluation.protocol;
  Outcome outcome;
  outcome.truths.resize(protocol.rules.size(), Truth::no);
  Verdict verdict{least_urgent(protocol)};
  std::vector<char> wanted(protocol.actions.size(), 0);
  const auto act = [&](const std::vector<Index>& actions) {
    for (const Index action : actions) wanted[action] = 1;
  };
  for (Index i = 0; i < protocol.rules.size(); ++i) {
    const Rule& rule = protocol.rules[i];
    const Truth truth = evaluation.truths(rule.when, Evaluation::unsure, lane).only();
    outcome.truths[i] = truth;
    if (truth == Truth::no) continue;
    (truth == Truth::yes ? outcome.rules : outcome.unsure).push_back(i);
    verdict.add(protocol, rule, truth);
    // A rule that could still be false counts only because answers are missing: it is no reason, and adds no action.
    if (evaluation.truths(rule.when, Evaluation::open, lane).may_be(Truth::no)) continue;
    outcome.reasons.push_back(i);
    act(rule.actions);
  }
  outcome.disposition = verdict.disposition;
  outcome.booking_closed = verdict.booking_closed;
  const std::vector<Index>& own = protocol.dispositions[outcome.disposition].actions;
  act(own);
  // The disposition's first action leads, whatever the rules add.
  if (!own.empty()) {
    outcome.actions.push_back(own[0]);
    wanted[own[0]] = 0;
  }
  for (Index action = 0; action < wanted.size(); ++action)
    if (wanted[action] != 0) outcome.actions.push_back(action);
  return outcome;
}

Outcome assess(const Protocol& protocol, const Answers& answers) { return assess(Evaluation(protocol, answers)); }

std::vector<Finding> explain(const Evaluation& evaluation, Index rule, unsigned lane) {
  const Protocol& protocol = evaluation.protocol;
  const Index root = protocol.rules[rule].when;
  std::vector<char> wanted(root + 1, 0);  // not vector<bool>: that is 2 kB of wasm
  wanted[root] = 1;
  Index lowest = root;
  // The findings that suffice for a yes, that are missing for a no, or that keep an unsure from being either.
  // Conditions stand after all they depend on, so one pass from the end reaches everything.
  for (Index i = root + 1; i-- > lowest;) {
    if (wanted[i] == 0) continue;
    const Condition& condition = protocol.conditions[i];
    const Truths truth = evaluation.truths(i, Evaluation::open, lane);
    const Truth ruled_out = truth.may_be(Truth::no) ? Truth::yes : Truth::no;
    for (const Index child : condition.children) {
      const Truths part = evaluation.truths(child, Evaluation::open, lane);
      const bool helps = truth == Truth::yes || truth == Truth::no ? part == truth : !part.may_be(ruled_out);
      if (!helps && condition.kind != Condition::Kind::negation) continue;
      wanted[child] = 1;
      lowest = std::min(lowest, child);
    }
  }
  std::vector<Finding> findings;
  for (Index i = lowest; i <= root; ++i) {
    const Condition& condition = protocol.conditions[i];
    if (wanted[i] == 0 || condition.kind != Condition::Kind::finding) continue;
    const Answer& answer = evaluation.answered(condition.question, lane);
    if (answer.kind == Answer::Kind::absent || (answer.missing & condition.options) != 0 ||
        evaluation.applies(condition.question, lane) == Truth::no)
      continue;
    const Truths truth = evaluation.truths(i, Evaluation::open, lane);
    Finding finding{condition.question, none, truth.settled() ? truth.only() : Truth::unsure};
    // Doubt in a detail counts as an answer, and is still told as doubt.
    if (answer.kind == Answer::Kind::unsure || (answer.unsure & condition.options) != 0) finding.truth = Truth::unsure;
    if (answer.kind == Answer::Kind::declined || (answer.declined & condition.options) != 0)
      finding.truth = Truth::declined;
    if (condition.options != 0) finding.option = static_cast<Index>(std::countr_zero(condition.options));
    const auto same = [&](const Finding& other) {
      return other.question == finding.question && other.option == finding.option;
    };
    if (std::none_of(findings.begin(), findings.end(), same)) findings.push_back(finding);
  }
  return findings;
}

std::vector<Finding> explain(const Protocol& protocol, const Answers& answers, Index rule) {
  return explain(Evaluation(protocol, answers), rule);
}

}  // namespace redflag
