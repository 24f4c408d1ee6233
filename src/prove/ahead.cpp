#include "prove/ahead.h"

#include <map>

namespace redflag::prove {

z3::expr MayBe::only(Truth truth) const {
  z3::expr_vector others(no.ctx());
  if (truth != Truth::no) others.push_back(no);
  if (truth != Truth::declined) others.push_back(declined);
  if (truth != Truth::unsure) others.push_back(unsure);
  if (truth != Truth::yes) others.push_back(yes);
  return !any_of(no.ctx(), others);
}

z3::expr MayBe::settled() const {
  z3::context& z3 = no.ctx();
  const auto both = [&](const z3::expr& first, const z3::expr& second) {
    return first.is_false() || second.is_false() ? z3.bool_val(false) : first && second;
  };
  return !any_of(z3, {both(no, unsure), both(no, yes), both(unsure, yes), both(declined, no), both(declined, unsure),
                      both(declined, yes)});
}

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
    return MayBe{child.yes, child.declined, child.unsure, child.no};
  };
  return known_.emplace(index, judged()).first->second;
}

MayBe Ahead::finding(const Condition& condition) {
  const Question& question = person_.world.protocol.questions[condition.question];
  const Index when = question.when;
  const Kleene answer = person_.answer(condition);
  // Where an option that was chosen may be withdrawn, its question may have no answer.
  const z3::expr missing = any_of(person_.z3, {missing_(condition.question), withdrawn(condition.question)});
  // Doubt in a detail counts as an answer.
  const bool doubts = !question.detail, declines = doubts && person_.world.tells_declined(condition.question);
  const z3::expr never = person_.z3.bool_val(false);
  const z3::expr declined = declines ? missing || answer.is(Truth::declined) : never;
  MayBe answered{missing || !answer.possible, declined, doubts ? missing || answer.is(Truth::unsure) : never,
                 missing || answer.yes};
  if (when == none) return answered;
  const MayBe applies = may_be(when);
  const z3::expr may_apply = !applies.only(Truth::no);
  return {answered.no || applies.no, declines ? declined && may_apply : declined,
          doubts ? answered.unsure && may_apply : never, answered.yes && may_apply};
}

z3::expr Ahead::withdrawn(Index question) {
  const Question& asked = person_.world.protocol.questions[question];
  z3::expr_vector some(person_.z3);
  if (asked.kind == QuestionKind::choice)
    for (Index i = 0; i < asked.option_whens.size() && i < max_options; ++i)
      if (asked.option_whens[i] != none)
        some.push_back(person_.answered(question).given[static_cast<int>(i)] && may_be(asked.option_whens[i]).no);
  return any_of(person_.z3, some);
}

// As in core/evaluate.cpp.
MayBe Ahead::at_least(const Condition& condition) {
  z3::context& z3 = person_.z3;
  const auto enough = [&](const z3::expr_vector& list) { return prove::at_least(z3, list, condition.count); };
  z3::expr_vector not_no(z3);
  for (const Index child : condition.children) not_no.push_back(!may_be(child).no);
  // By truth: some child may be it, not too many must exceed it, and enough can reach it.
  const auto can_be = [&](const std::vector<z3::expr MayBe::*>& lower, z3::expr MayBe::*equal,
                          const std::vector<z3::expr MayBe::*>& higher) {
    z3::expr_vector here(z3), exceed(z3), reach(z3);
    for (const Index child : condition.children) {
      const MayBe part = may_be(child);
      z3::expr_vector above(z3), not_above(z3);
      for (const auto truth : higher) above.push_back(part.*truth);
      for (const auto truth : lower) not_above.push_back(part.*truth);
      not_above.push_back(part.*equal);
      here.push_back(part.*equal);
      exceed.push_back(any_of(z3, above) && !any_of(z3, not_above));
      reach.push_back(any_of(z3, {part.*equal, any_of(z3, above)}));
    }
    const z3::expr some = any_of(z3, here);
    return some.is_false() ? some : some && !enough(exceed) && enough(reach);
  };
  z3::expr_vector yes(z3);
  for (const Index child : condition.children) yes.push_back(may_be(child).yes);
  return {!enough(not_no), can_be({&MayBe::no}, &MayBe::declined, {&MayBe::unsure, &MayBe::yes}),
          can_be({&MayBe::no, &MayBe::declined}, &MayBe::unsure, {&MayBe::yes}), enough(yes)};
}

z3::expr Ahead::may_give(Index rule, Index level) {
  const Rule& the_rule = person_.world.protocol.rules[rule];
  const MayBe& maybe = may_be(the_rule.when);
  z3::expr_vector some(person_.z3);
  if (level >= person_.world.last()) some.push_back(maybe.no);
  if (the_rule.declined <= level) some.push_back(maybe.declined);
  if (the_rule.unsure <= level) some.push_back(maybe.unsure);
  if (the_rule.disposition <= level) some.push_back(maybe.yes);
  return any_of(person_.z3, some);
}

z3::expr Ahead::may_give_less(Index rule, Index level) {
  const Rule& the_rule = person_.world.protocol.rules[rule];
  const MayBe& maybe = may_be(the_rule.when);
  z3::expr_vector some(person_.z3);
  if (level < person_.world.last()) some.push_back(maybe.no);
  if (the_rule.declined > level) some.push_back(maybe.declined);
  if (the_rule.unsure > level) some.push_back(maybe.unsure);
  if (the_rule.disposition > level) some.push_back(maybe.yes);
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

z3::expr Worth::asking(Index question) const {
  const auto found = worth_.find(question);
  return found == worth_.end() ? z3_.bool_val(false) : found->second;
}

}  // namespace redflag::prove
