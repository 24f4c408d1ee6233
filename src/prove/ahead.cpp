#include "prove/ahead.h"

#include <map>

namespace redflag::prove {

const MayBe& Ahead::may_be(Index index) {
  const auto known = known_.find(index);
  if (known != known_.end()) return known->second;
  const Condition& condition = person_.world.protocol.conditions[index];
  const auto judged = [&] {
    switch (condition.kind) {
      case Condition::Kind::finding: return finding(condition);
      case Condition::Kind::at_least: return at_least(condition);
      case Condition::Kind::negation: break;
    }
    const MayBe child = may_be(condition.children.front());
    return MayBe{child.yes, child.unsure, child.no};
  };
  return known_.emplace(index, judged()).first->second;
}

MayBe Ahead::finding(const Condition& condition) {
  const Question& question = person_.world.protocol.questions[condition.question];
  const Index when = question.when;
  const Kleene said = person_.answer(condition);
  z3::expr missing = missing_(condition.question);
  // What was chosen may be something that is not offered, and then anything may still be answered.
  if (question.kind == QuestionKind::choice)
    for (Index i = 0; i < question.option_whens.size() && i < max_options; ++i)
      if (question.option_whens[i] != none)
        missing = missing ||
                  (person_.said(condition.question).given[static_cast<int>(i)] && may_be(question.option_whens[i]).no);
  MayBe answered{missing || !said.possible, missing || (said.possible && !said.yes), missing || said.yes};
  if (when == none) return answered;
  const MayBe applies = may_be(when);
  const z3::expr may_apply = applies.yes || applies.unsure;
  return {answered.no || applies.no, answered.unsure && may_apply, answered.yes && may_apply};
}

// As in core/evaluate.cpp.
MayBe Ahead::at_least(const Condition& condition) {
  z3::context& z3 = person_.z3;
  z3::expr_vector yes(z3), not_no(z3), surely_yes(z3), unsure(z3), not_only_no(z3);
  for (const Index child : condition.children) {
    const MayBe of = may_be(child);
    yes.push_back(of.yes);
    not_no.push_back(!of.no);
    surely_yes.push_back(!of.no && !of.unsure);
    unsure.push_back(of.unsure);
    not_only_no.push_back(of.unsure || of.yes);
  }
  const auto enough = [&](const z3::expr_vector& list) { return prove::at_least(z3, list, condition.count); };
  return {!enough(not_no), any_of(z3, unsure) && !enough(surely_yes) && enough(not_only_no), enough(yes)};
}

z3::expr Ahead::may_give(Index rule, Index level) {
  const Rule& of = person_.world.protocol.rules[rule];
  const MayBe& may = may_be(of.when);
  z3::expr_vector some(person_.z3);
  if (level >= person_.world.last()) some.push_back(may.no);
  if (of.unsure <= level) some.push_back(may.unsure);
  if (of.disposition <= level) some.push_back(may.yes);
  return any_of(person_.z3, some);
}

z3::expr Ahead::may_give_less(Index rule, Index level) {
  const Rule& of = person_.world.protocol.rules[rule];
  const MayBe& may = may_be(of.when);
  z3::expr_vector some(person_.z3);
  if (level < person_.world.last()) some.push_back(may.no);
  if (of.unsure > level) some.push_back(may.unsure);
  if (of.disposition > level) some.push_back(may.yes);
  return any_of(person_.z3, some);
}

Worth::Worth(const World& world, Ahead& ahead, const std::vector<std::pair<Index, z3::expr>>& open_rules)
    : z3_(open_rules.front().second.ctx()) {
  // From the last condition to the first: each stands after all it depends on.
  std::map<Index, z3::expr, std::greater<>> open;
  const auto reach = [&](Index condition, const z3::expr& how) {
    const auto [at, fresh] = open.emplace(condition, how);
    if (!fresh) at->second = at->second || how;
  };
  for (const auto& [rule, how] : open_rules) reach(world.protocol.rules[rule].when, how);
  for (const auto& [index, reached] : open) {
    const Condition& condition = world.protocol.conditions[index];
    const z3::expr through = reached && !ahead.may_be(index).settled();
    for (const Index child : condition.children) reach(child, through);
    if (condition.kind != Condition::Kind::finding) continue;
    const z3::expr worth = through && ahead.missing(condition.question);
    const auto [known, fresh] = worth_.emplace(condition.question, worth);
    if (!fresh) known->second = known->second || worth;
    const Index when = world.protocol.questions[condition.question].when;
    if (when != none) reach(when, through);
  }
}

z3::expr Worth::of(Index question) const {
  const auto found = worth_.find(question);
  return found == worth_.end() ? z3_.bool_val(false) : found->second;
}

}  // namespace redflag::prove
