#include "prove/alive.h"

#include <algorithm>

#include "core/interview.h"
#include "prove/road.h"

namespace redflag::prove {

// Nobody else gives what this rule gives to some visitor.
bool Alive::decides(Index rule) {
  if (world_.last() == 0) return false;
  Query query(world_, prover_.z3);
  query.about(prover_.visitor);
  query.involve_rule(rule);
  query.levels(0, world_.last() - 1);
  query.loud(prover_.visitor, {rule});
  query.quiet(prover_.visitor, rule);
  return query
      .any([&](const std::vector<Answers>& people) {
        return world_.disposition(people[0], rule) > world_.disposition(people[0]);
      })
      .has_value();
}

// One visitor to whom the rule gives its disposition, and nothing gives more, is tried: at the end of their interview, an
// action comes out or booking closes by this rule alone.
bool Alive::adds_for_somebody(Index rule) {
  const Protocol& protocol = world_.protocol;
  const Rule& the_rule = protocol.rules[rule];
  Query query(world_, prover_.z3);
  query.about(prover_.visitor);
  query.involve_rule(rule);
  query.add(prover_.visitor.truth(the_rule.when).yes);
  if (the_rule.disposition > 0) {
    query.levels(the_rule.disposition - 1, the_rule.disposition - 1);
    query.quiet(prover_.visitor);
  }
  const auto found = query.any([](const std::vector<Answers>&) { return true; });
  if (!found) return false;
  const Outcome outcome = assess(protocol, step(protocol, found->front()).used);
  if (!holds(outcome.reasons, rule)) return false;
  const auto nobody_else = [&](const auto& has) {
    return std::none_of(outcome.reasons.begin(), outcome.reasons.end(),
                        [&](Index other) { return other != rule && has(protocol.rules[other]); });
  };
  const Disposition& disposition = protocol.dispositions[outcome.disposition];
  if (the_rule.closes_booking && outcome.booking_closed && disposition.urgency >= Urgency::soon &&
      nobody_else([](const Rule& other) { return other.closes_booking; }))
    return true;
  return std::any_of(the_rule.actions.begin(), the_rule.actions.end(), [&](Index action) {
    return holds(outcome.actions, action) && !holds(disposition.actions, action) &&
           nobody_else([&](const Rule& other) { return holds(other.actions, action); });
  });
}

template <class Ask>
bool Alive::on_road(const Ask& ask) {
  if (!Road::fits(world_.protocol)) {
    ++undecided;
    return true;
  }
  z3::solver solver(prover_.z3, "QF_FD");
  Road road(prover_, prover_.visitor, solver, "road");
  solver.add(ask(solver, road));
  return is_sat(solver);
}

bool Alive::rule(Index rule) {
  if (decides(rule)) return true;
  const Rule& the_rule = world_.protocol.rules[rule];
  if (the_rule.actions.empty() && !the_rule.closes_booking) return false;
  if (adds_for_somebody(rule)) return true;
  return on_road([&](z3::solver&, Road& road) {
    z3::expr_vector some(prover_.z3);
    for (const Index action : the_rule.actions) some.push_back(road.reason(rule) && !road.comes_out(action, rule));
    if (the_rule.closes_booking) some.push_back(road.closed() && !road.closed(rule));
    return any_of(prover_.z3, some);
  });
}

bool Alive::action(Index action) {
  for (Index i = 0; i <= world_.last(); ++i)
    if (holds(world_.protocol.dispositions[i].actions, action) && disposition(i)) return true;
  bool on_some_rule = false;
  for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule) {
    if (!holds(world_.protocol.rules[rule].actions, action)) continue;
    on_some_rule = true;
    // A rule that alone gives the disposition is one of its reasons, so its actions come out. The exception is a rule that
    // only counts because an answer is missing.
    if (decides(rule)) return true;
  }
  return on_some_rule && on_road([&](z3::solver&, Road& road) { return road.comes_out(action); });
}

// Two who differ in the answer, of whom the one or the other is given something more urgent if they answer every question.
std::optional<std::vector<Answers>> Alive::two_who_differ(Index question, const Pair& pair, bool other_is_higher) {
  if (world_.last() == 0) return std::nullopt;
  Person other(prover_.visitor, {question}, "other");
  Query query(world_, prover_.z3);
  query.about(prover_.visitor);
  query.about_as_changed(other);
  query.add(pair(prover_.visitor, other) && other.sound(question));
  query.levels(0, world_.last() - 1);
  query.loud(other_is_higher ? other : prover_.visitor, world_.rules_of(question));
  query.quiet(other_is_higher ? prover_.visitor : other);
  return query.any(
      [&](const std::vector<Answers>& two) { return world_.disposition(two[0]) != world_.disposition(two[1]); });
}

bool Alive::changes_end(Index question, const Pair& pair) {
  if (world_.rules_of(question).empty()) return false;
  const auto& questions = world_.protocol.questions;
  const bool asks_all_that_counts = std::none_of(questions.begin(), questions.end(), [](const Question& choice) {
    return choice.kind == QuestionKind::choice && !choice.option_whens.empty();
  });
  const auto end = [&](const Answers& answers) { return world_.disposition(step(world_.protocol, answers).used); };
  const auto& rules = world_.protocol.rules;
  bool perhaps = std::any_of(rules.begin(), rules.end(),
                             [](const Rule& rule) { return !rule.actions.empty() || rule.closes_booking; });
  for (const bool other_is_higher : {false, true}) {
    const auto people = two_who_differ(question, pair, other_is_higher);
    if (!people) continue;
    // No question is asked because it decides which options a choice offers. So they may not be asked.
    if (asks_all_that_counts || end(people->front()) != end(people->back())) return true;
    perhaps = true;
  }
  if (!perhaps) return false;
  return on_road([&](z3::solver& solver, Road& road) {
    Person other(prover_.visitor, {question}, "other");
    Road another(prover_, other, solver, "another road", true);
    solver.add(pair(prover_.visitor, other) && other.sound(question));
    z3::expr_vector some(prover_.z3);
    for (Index level = 0; level < world_.last(); ++level) some.push_back(road.given(level) != another.given(level));
    for (Index action = 0; action < world_.protocol.actions.size(); ++action)
      some.push_back(road.comes_out(action) != another.comes_out(action));
    some.push_back(road.closed() != another.closed());
    return any_of(prover_.z3, some);
  });
}

bool Alive::question(Index question) {
  return changes_end(question, [&](Person&, Person&) { return prover_.z3.bool_val(true); });
}

bool Alive::option(Index question, Index option) {
  const auto at = static_cast<int>(option);
  if (world_.protocol.questions[question].kind == QuestionKind::choice)
    return changes_end(question, [=](Person& first, Person& second) {
      const Person::Answered &a = first.answered(question), &b = second.answered(question);
      return !first.doubts(question) && !second.doubts(question) && (a.given[at] || b.given[at]);
    });
  return changes_end(question, [=](Person& first, Person& second) {
    const Person::Answered &a = first.answered(question), &b = second.answered(question);
    const z3::expr certain = !a.doubt(at) && !b.doubt(at) && a.given[at] != b.given[at];
    return certain && first.says_as_but(second, question, option);
  });
}

bool Alive::screen(Index question) {
  return on_road([&](z3::solver&, Road& road) { return road.asked(question); });
}

}  // namespace redflag::prove
