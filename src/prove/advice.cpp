// advice-agrees: someone whose care cannot wait and whom the disposition itself tells neither to go nor to call; or someone who
// is told two things that the protocol says exclude each other.
#include <algorithm>
#include <array>
#include <stdexcept>

#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

// A call to an office is no way out of an emergency.
bool says_where(const World& world, const Disposition& disposition) {
  return std::any_of(disposition.actions.begin(), disposition.actions.end(), [&](Index index) {
    const Action& action = world.claims.actions[index];
    const bool office = action.phone == "doctor" || action.phone == "nurse" || action.phone == "surgeon";
    return action.kind == "go" || (action.kind == "call" && !(office && disposition.urgency == Urgency::emergency));
  });
}

void find_lost(const Prover& prover, Result& result) {
  const World& world = prover.world;
  for (Index i = 0; i < world.urgent() && !prover.enough(result); ++i) {
    const Disposition& disposition = world.protocol.dispositions[i];
    if (says_where(world, disposition)) continue;
    if (const auto someone = someone_given(prover, i, true))
      result.failures.push_back(prover.failure(
          disposition.id,
          text::join({disposition.id, " cannot wait, and none of its own actions says where to go or whom to call"}),
          {*someone}));
  }
}

// The rules by which an action rides along; whoever answers all of them and to whom one is not false, is told it.
std::vector<Index> riding(const Protocol& protocol, Index action) {
  std::vector<Index> rules;
  for (Index i = 0; i < protocol.rules.size(); ++i)
    if (holds(protocol.rules[i].actions, action)) rules.push_back(i);
  return rules;
}

std::optional<Answers> told_both(const Prover& prover, Index given, const std::array<Index, 2>& actions) {
  const Protocol& protocol = prover.world.protocol;
  const std::vector<Index>& own = protocol.dispositions[given].actions;
  for (const Index action : actions)
    if (!holds(own, action) && riding(protocol, action).empty()) return std::nullopt;
  auto someone = someone_given(prover, given, true, [&](Query& query) {
    for (const Index action : actions) {
      if (holds(own, action)) continue;
      z3::expr_vector some(prover.z3);
      for (const Index rule : riding(protocol, action)) {
        query.involve_rule(rule);
        some.push_back(prover.visitor.truth(protocol.rules[rule].when).possible);
      }
      query.add(any_of(prover.z3, some));
    }
  });
  if (someone)
    for (const Index action : actions)
      if (!holds(assess(protocol, *someone).actions, action))
        throw std::logic_error("prove: the solver and the engine disagree about actions");
  return someone;
}

void find_contradiction(const Prover& prover, Result& result, Index action, Index other) {
  const Protocol& protocol = prover.world.protocol;
  for (Index given = 0; given <= prover.world.last(); ++given) {
    const auto someone = told_both(prover, given, {action, other});
    if (!someone) continue;
    result.failures.push_back(
        prover.failure(protocol.actions[action],
                       text::join({protocol.actions[action], " excludes ", protocol.actions[other],
                                   ", and both are told at ", prover.disposition(given)}),
                       {*someone}));
    return;
  }
}

}  // namespace

void advice_agrees(const Prover& prover, Result& result) {
  find_lost(prover, result);
  std::size_t pairs = 0;
  const std::vector<Action>& actions = prover.world.claims.actions;
  for (Index action = 0; action < actions.size(); ++action)
    for (const Index other : actions[action].excludes) {
      ++pairs;
      if (!prover.enough(result)) find_contradiction(prover, result, action, other);
    }
  result.scope = text::join({"all answers, complete or not, ", text::to_text(pairs), " pairs that exclude each other"});
}

}  // namespace redflag::prove
