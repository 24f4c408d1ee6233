// reasons-suffice: what a visitor is shown as the reasons leads where it is said to lead, and none of it is idle.
#include <algorithm>
#include <set>
#include <tuple>

#include "check/mentions.h"
#include "exhaust/check.h"

namespace redflag::exhaust {
namespace {

// The findings of one rule, some of which may be left out.
class Reasons {
 public:
  Reasons(const Subject& subject, const check::Mentions& mentions, const Answers& said, Index rule)
      : subject_(subject),
        mentions_(mentions),
        said_(said),
        rule_(subject.protocol.rules[rule]),
        findings(explain(subject.protocol, said, rule)),
        disposition_(given(said)) {
    for (Index i = 0; i < said.size(); ++i) {
      least_.push_back(subject.orders[i].least(subject.offered(i, said)));
      context_.push_back(is_context(i) ? 1 : 0);
    }
  }

  // Only the findings whose bits are set, everything else at its mildest. What a finding's question needs in order to
  // apply stays as it was said, or the finding could never stand by itself.
  [[nodiscard]] Answers with(Options kept) const {
    Answers answers = least_;
    for (Index i = 0; i < answers.size(); ++i)
      if (context_[i] != 0) answers[i] = said_[i];
    for (Index i = 0; i < findings.size(); ++i) {
      const Finding& finding = findings[i];
      Answer& answer = answers[finding.question];
      const Answer& said = said_[finding.question];
      const bool keep = (kept >> i & 1U) != 0, list = is_list(finding.question);
      if (!list) {
        answer = keep ? said : least_[finding.question];
      } else if (finding.truth == Truth::yes) {
        const Options tick = Options{1} << finding.option;
        answer.ticked = keep ? answer.ticked | tick : answer.ticked & ~tick;
      } else if (keep) {
        answer.ticked &= ~subject_.orders[finding.question].reassuring() | said.ticked;
        doubt(said, answer, Options{1} << finding.option);
      }
    }
    return answers;
  }

  [[nodiscard]] bool suffice(Options kept) const { return given(with(kept)) == disposition_; }

  // The finding is the least worrying answer anyway, or a number where the rule takes the mildest as well.
  [[nodiscard]] bool is_mildest(const Finding& finding) const {
    const Order& order = subject_.orders[finding.question];
    switch (question_of(finding).kind) {
      case QuestionKind::choice: return order.is_least(said_[finding.question], all_options(question_of(finding)));
      case QuestionKind::number: return takes_mildest(rule_.when, finding.question);
      default: return (order.reassuring() >> finding.option & 1U) != 0;
    }
  }

  [[nodiscard]] Options everything() const { return (Options{1} << findings.size()) - 1; }

 private:
  // As in doubt about the option as was said.
  static void doubt(const Answer& said, Answer& answer, Options option) {
    const bool whole = said.kind != Answer::Kind::given;
    const bool declined = whole ? said.kind == Answer::Kind::declined : (said.declined & option) != 0;
    const bool unsure = whole ? !declined : ((said.unsure | said.missing) & option) != 0;
    if (unsure) answer.unsure |= option;
    if (declined) answer.declined |= option;
    if (unsure || declined) answer.ticked &= ~option;
  }

  [[nodiscard]] Index given(const Answers& answers) const {
    const std::vector<Truths> truths = judge(subject_.protocol, answers, Truth::unsure);
    for (const Truth truth : every_truth)
      if (truths[rule_.when] == truth) return given_by(subject_.protocol, rule_, truth);
    return none;
  }

  [[nodiscard]] const Question& question_of(const Finding& finding) const {
    return subject_.protocol.questions[finding.question];
  }

  [[nodiscard]] bool takes_mildest(Index index, Index question) const {
    const Condition& condition = subject_.protocol.conditions[index];
    if (condition.question == question)
      return condition.min <= least_[question].number && least_[question].number <= condition.max;
    return std::any_of(condition.children.begin(), condition.children.end(),
                       [&](Index child) { return takes_mildest(child, question); });
  }

  [[nodiscard]] bool is_context(Index question) const {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      const Index when = subject_.protocol.questions[finding.question].when;
      return when != none && mentions_.depends(when, question);
    });
  }

  [[nodiscard]] bool is_list(Index question) const {
    return subject_.protocol.questions[question].kind == QuestionKind::checklist;
  }

  const Subject& subject_;
  const check::Mentions& mentions_;
  const Answers& said_;
  const Rule& rule_;
  Answers least_;
  std::vector<char> context_;

 public:
  const std::vector<Finding> findings;

 private:
  const Index disposition_;
};

// The findings that a rule ever shows for anybody.
using Told = std::set<std::tuple<Index, Index, Index>>;  // rule, question, option

// Nothing was answered before what lets it apply.
bool in_order(const Protocol& protocol, const check::Mentions& mentions, const Answers& answers) {
  for (Index i = 0; i < answers.size(); ++i) {
    if (answers[i].kind == Answer::Kind::absent) continue;
    std::vector<Index> whens = protocol.questions[i].option_whens;
    whens.push_back(protocol.questions[i].when);
    for (const Index when : whens)
      for (Index other = 0; when != none && other < answers.size(); ++other)
        if (answers[other].kind == Answer::Kind::absent && mentions.depends(when, other)) return false;
  }
  return true;
}

// Does a rule that looks at a detail give what it gives only as long as something has no answer, which may make it less?
bool waits_for_detail(const Subject& subject, const check::Mentions& mentions, const Answers& answers,
                      const Rule& rule) {
  const Protocol& protocol = subject.protocol;
  bool looks = false;
  for (Index i = 0; i < answers.size(); ++i) looks |= subject.orders[i].detail() && mentions.depends(rule.when, i);
  if (!looks) return false;
  const Truth known = judge(protocol, answers, Truth::unsure)[rule.when].only();
  const Truths open = judge(protocol, answers, Truths::any())[rule.when];
  return std::any_of(std::begin(every_truth), std::end(every_truth), [&](Truth truth) {
    return open.may_be(truth) && given_by(protocol, rule, truth) > given_by(protocol, rule, known);
  });
}

Result look(const Trial& trial, Told& told) {
  Result result{"reasons-suffice", {}};
  const Protocol& protocol = trial.subject.protocol;
  const check::Mentions mentions(protocol);
  trial.space.each(0, trial.space.size(), [&](std::size_t state, const Answers& answers) {
    const Index disposition = trial.outcomes.sayable(state) ? trial.outcomes.disposition(state) : none;
    if (disposition + 1 >= protocol.dispositions.size() || !in_order(protocol, mentions, answers)) return;
    const Outcome outcome = assess(protocol, answers);
    for (const Index index : outcome.reasons) {
      const Rule& rule = protocol.rules[index];
      if (given_by(protocol, rule, outcome.truths[index]) != disposition) continue;
      const Reasons reasons(trial.subject, mentions, answers, index);
      const Options all = reasons.everything();
      if (!reasons.suffice(all) && !waits_for_detail(trial.subject, mentions, answers, rule) &&
          !trial.subject.excepted(result.property, rule.id, answers))
        result.breaks(rule.id, {answers, reasons.with(all)});
      for (const Finding& finding : reasons.findings)
        if (finding.truth == Truth::yes && !reasons.is_mildest(finding))
          told.insert({index, finding.question, finding.option});
    }
  });
  return result;
}

// The dispositions that one rule gives, by state.
class Gifts {
 public:
  Gifts(const Trial& trial, Index rule) : trial_(trial), rule_(trial.subject.protocol.rules[rule]) {
    const Protocol& protocol = trial.subject.protocol;
    trial.space.each(0, trial.space.size(), [&](std::size_t, const Answers& answers) {
      const std::vector<Truths> truths = judge(protocol, answers, Truth::unsure);
      Index given = 0;
      for (const Truth truth : every_truth)
        if (truths[rule_.when] == truth) given = given_by(protocol, rule_, truth);
      given_.push_back(static_cast<std::uint8_t>(given));
    });
  }

  // Somewhere the rule gives something with this finding that it does not give without: with one tick less, or with the
  // least worrying answer.
  [[nodiscard]] bool depends_on(Index question, Index option) const {
    const Space& space = trial_.space;
    const std::size_t last = trial_.subject.protocol.dispositions.size() - 1;
    for (std::size_t state = 0; state < space.size(); ++state) {
      if (given_[state] == last || !trial_.outcomes.sayable(state) || !says(state, question, option)) continue;
      const std::size_t said = space.digit(state, question);
      for (std::size_t other = 0; other < space.digits(question).size(); ++other) {
        const std::size_t without = state + (other - said) * space.weight(question);
        if (leaves_out(state, question, option, space.digits(question)[other]) && given_[without] != given_[state])
          return true;
      }
    }
    return false;
  }

 private:
  [[nodiscard]] bool says(std::size_t state, Index question, Index option) const {
    if (option != none) return (trial_.space.answer(state, question).ticked >> option & 1U) != 0;
    return found(rule_.when, question, judge(trial_.subject.protocol, trial_.space.of(state), Truth::unsure));
  }

  [[nodiscard]] bool found(Index index, Index question, const std::vector<Truths>& truths) const {
    const Condition& condition = trial_.subject.protocol.conditions[index];
    if (condition.question == question) return truths[index] == Truth::yes;
    return std::any_of(condition.children.begin(), condition.children.end(),
                       [&](Index child) { return found(child, question, truths); });
  }

  [[nodiscard]] bool leaves_out(std::size_t state, Index question, Index option, const Answer& other) const {
    const Subject& subject = trial_.subject;
    const Answer& said = trial_.space.answer(state, question);
    if (subject.protocol.questions[question].kind != QuestionKind::checklist)
      return subject.orders[question].is_least(other, subject.offered(question, trial_.space.of(state)));
    return other.kind == said.kind && other.unsure == said.unsure && other.declined == said.declined &&
           other.ticked == (said.ticked & ~(Options{1} << option));
  }

  const Trial& trial_;
  const Rule& rule_;
  std::vector<std::uint8_t> given_;  // disposition by state
};

}  // namespace

Result reasons_lead_there(const Trial& trial) {
  Told told;
  return look(trial, told);
}

Result reasons_suffice(const Trial& trial) {
  Told told;
  Result result = look(trial, told);
  for (Index rule = 0; rule < trial.subject.protocol.rules.size(); ++rule) {
    const std::string_view id = trial.subject.protocol.rules[rule].id;
    if (trial.subject.excepted(result.property, id, trial.space.of(0))) continue;
    const Gifts gifts(trial, rule);
    for (const auto& [of, question, option] : told)
      if (of == rule && !gifts.depends_on(question, option)) result.breaks(id, {});
  }
  return result;
}

}  // namespace redflag::exhaust
