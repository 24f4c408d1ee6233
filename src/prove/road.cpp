#include "prove/road.h"

#include <algorithm>

#include "text/write.h"

namespace redflag::prove {

bool Road::fits(const Protocol& protocol) {
  constexpr std::size_t most = 200'000;
  return protocol.screens.size() * protocol.conditions.size() <= most;
}

Road::Road(const Prover& prover, Person& visitor, z3::solver& solver, const std::string& name, bool changed)
    : world_(prover.world),
      visitor_(visitor),
      asked_(prover.world.protocol.questions.size(), prover.z3.bool_val(false)) {
  z3::context& z3 = prover.z3;
  for (Index i = 0; i < asked_.size(); ++i) solver.add(changed ? visitor.answered(i).sound : visitor.sound(i));
  std::vector<char> seen(asked_.size(), 0);
  for (const Index screen : world_.protocol.screens) {
    if (seen[screen]++ != 0) continue;
    // The screens of the interview up to here: a copy of the vector as it is now.
    Ahead& ahead = aheads_.emplace_back(visitor, [so_far = asked_](Index question) { return !so_far[question]; });
    const z3::expr asked = z3.bool_const(text::join({name, " asked ", prover.id_of(screen)}).c_str());
    solver.add(asked == worth(ahead, screen));
    asked_[screen] = asked;
  }
  end_ = &aheads_.emplace_back(visitor, [this](Index question) { return !asked_[question]; });
  std::vector<Index> all(asked_.size());
  for (Index i = 0; i < all.size(); ++i) all[i] = i;
  Person& used = used_.emplace_back(visitor, all, name + " used");
  for (const Index question : all)
    solver.add(z3::ite(asked_[question], used.says_as(visitor, question), used.says(question, Answer())));
  for (Index level = 0; level <= world_.last(); ++level) {
    z3::expr_vector some(z3);
    if (level == world_.last()) some.push_back(z3.bool_val(true));
    for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule)
      if (world_.can_give(rule, level)) some.push_back(used.gives(rule, level));
    given_.push_back(any_of(z3, some));
  }
}

// As in core/interview.cpp.
z3::expr Road::worth(Ahead& ahead, Index question) {
  z3::context& z3 = visitor_.z3;
  std::vector<z3::expr> certain;
  for (Index level = 0; level < world_.last(); ++level) {
    z3::expr_vector some(z3);
    for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule)
      if (world_.can_give(rule, level)) some.push_back(!ahead.may_give_less(rule, level));
    certain.push_back(any_of(z3, some));
  }
  std::vector<std::pair<Index, z3::expr>> open;
  for (const Index rule : world_.rules_of(question)) {
    const Rule& the_rule = world_.protocol.rules[rule];
    const MayBe& maybe = ahead.may_be(the_rule.when);
    z3::expr can = z3.bool_val(false);
    if (the_rule.disposition < world_.last()) can = can || (maybe.yes && !certain[the_rule.disposition]);
    if (the_rule.unsure < world_.last()) can = can || (maybe.unsure && !certain[the_rule.unsure]);
    if (the_rule.declined < world_.last()) can = any_of(z3, {can, maybe.declined && !certain[the_rule.declined]});
    open.emplace_back(rule, can);
  }
  return open.empty() ? z3.bool_val(false) : Worth(world_, ahead, open).asking(question);
}

z3::expr Road::comes_out(Index action, Index except) {
  z3::expr_vector some(visitor_.z3);
  const auto has = [&](const std::vector<Index>& actions) {
    return std::find(actions.begin(), actions.end(), action) != actions.end();
  };
  for (Index level = 0; level <= world_.last(); ++level)
    if (has(world_.protocol.dispositions[level].actions))
      some.push_back(level == 0 ? given_[0] : given_[level] && !given_[level - 1]);
  for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule)
    if (rule != except && has(world_.protocol.rules[rule].actions)) some.push_back(reason(rule));
  return any_of(visitor_.z3, some);
}

z3::expr Road::closed(Index except) {
  z3::expr_vector some(visitor_.z3);
  for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule)
    if (rule != except && world_.protocol.rules[rule].closes_booking)
      some.push_back(used_.front().truth(world_.protocol.rules[rule].when).yes);
  for (Index level = 0; level <= world_.last(); ++level)
    if (world_.protocol.dispositions[level].urgency < Urgency::soon)
      some.push_back(level == 0 ? given_[0] : given_[level] && !given_[level - 1]);
  return any_of(visitor_.z3, some);
}

}  // namespace redflag::prove
