// net-is-exact: someone at the end of the interview for whom a single other answer would raise the disposition, and whom "come
// back if" does not tell so, or tells twice. The list is made by trying each change on each screen by the same `assess`,
// so only questions on two screens can be wrong in it.
#include <algorithm>

#include "core/interview.h"
#include "prove/road.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

// One tick more or less, or another option, or "yes" or "no" instead of what was said.
z3::expr one_changed(const Prover& prover, Index question, Person& now, Person& later) {
  const Person::Answered &before = now.answered(question), &then = later.answered(question);
  const bool choice = prover.world.protocol.questions[question].kind == QuestionKind::choice;
  z3::expr_vector changes(prover.z3);
  for (int i = 0; i < static_cast<int>(before.given.size()); ++i) {
    if (choice) changes.push_back(then.given[i] && !before.given[i]);
    else
      changes.push_back(!then.doubt(i) && then.given[i] != before.given[i] &&
                        later.says_as_but(now, question, static_cast<Index>(i)));
  }
  return any_of(prover.z3, changes);
}

// The used answers of someone and the same with one finding more or less, which raises the disposition.
using Change = std::optional<std::pair<Answers, Answers>>;

Change confirmed(const Prover& prover, Index question, const Answers& all, const Answer& more) {
  const Answers used = step(prover.world.protocol, all).used;
  Answers changed = used;
  changed[question] = more;
  if (prover.world.disposition(changed) >= prover.world.disposition(used)) return std::nullopt;
  return std::pair(used, changed);
}

// Held against all that they could have answered.
Change quick(const Prover& prover, Index question, const Prover::Excused& excused) {
  const World& world = prover.world;
  Person later(prover.visitor, {question}, "later");
  Query query(world, prover.z3);
  query.about(prover.visitor);
  query.about(later);
  query.add(one_changed(prover, question, prover.visitor, later));
  prover.leave_out(query, excused, {&prover.visitor});
  query.levels(0, world.last() - 1);
  query.loud(later, world.rules_of(question));
  query.quiet(prover.visitor);
  const auto found = query.smallest(
      [&](const std::vector<Answers>& people) { return world.disposition(people[1]) < world.disposition(people[0]); });
  return found ? confirmed(prover, question, (*found)[0], (*found)[1][question]) : std::nullopt;
}

// Held against what they did answer.
Change exact(const Prover& prover, Index question) {
  const World& world = prover.world;
  if (!Road::fits(world.protocol)) return std::nullopt;
  z3::solver solver(prover.z3, "QF_FD");
  Road road(prover, prover.visitor, solver, "road");
  Person later(road.used(), {question}, "later");
  solver.add(later.sound(question) && one_changed(prover, question, road.used(), later));
  z3::expr_vector raised(prover.z3);
  for (Index level = 0; level < world.last(); ++level)
    for (const Index rule : world.rules_of(question)) raised.push_back(later.gives(rule, level) && !road.given(level));
  solver.add(any_of(prover.z3, raised));
  if (!is_sat(solver)) return std::nullopt;
  const z3::model model = solver.get_model();
  Answers all(world.protocol.questions.size());
  for (Index i = 0; i < all.size(); ++i) all[i] = prover.visitor.read(model, i);
  return confirmed(prover, question, all, later.read(model, question));
}

std::optional<Failure> find(const Prover& prover, Index question, bool told_twice, const Prover::Excused& excused) {
  Change change = quick(prover, question, excused);
  if (!change && excused.empty()) change = exact(prover, question);
  if (!change) return std::nullopt;
  const auto& [used, changed] = *change;
  const std::string_view id = prover.id_of(question);
  Failure failure = prover.failure(
      id,
      text::join({"what changes at ", id, " would raise ", prover.disposition(prover.world.disposition(used)), " to ",
                  prover.disposition(prover.world.disposition(changed)),
                  told_twice ? ", and \"come back if\" says so twice" : ", and \"come back if\" does not say so"}),
      {used, changed});
  failure.differs = question;
  return failure;
}

}  // namespace

void net_is_exact(const Prover& prover, Result& result) {
  const Protocol& protocol = prover.world.protocol;
  for (Index question = 0; question < protocol.questions.size() && !prover.enough(result); ++question) {
    const auto screens = std::count(protocol.screens.begin(), protocol.screens.end(), question);
    const bool counts =
        !protocol.questions[question].fixed && protocol.questions[question].kind != QuestionKind::number;
    if (screens == 1 || !counts || prover.world.last() == 0) continue;
    auto failure = prover.outside(
        Property::net_is_exact, {std::string(prover.id_of(question))},
        [&](const Prover::Excused& excused, Query::Example) { return find(prover, question, screens > 1, excused); });
    if (failure) result.failures.push_back(std::move(*failure));
  }
  result.scope = "all visitors, at the end of their interview; each finding that is not fixed and not a number";
}

}  // namespace redflag::prove
