#include "prove/compare.h"

#include <algorithm>
#include <map>

namespace redflag::prove {
namespace {

// Do two conditions say the same, word for word, with all that they depend on?
class Sameness {
 public:
  Sameness(const Protocol& a, const Protocol& b) : a_(a), b_(b) {}

  bool same(Index a, Index b) {
    if (a == none || b == none) return a == b;
    const auto known = known_.find({a, b});
    if (known != known_.end()) return known->second;
    return known_[{a, b}] = compare(a_.conditions[a], b_.conditions[b]);
  }

 private:
  bool compare(const Condition& a, const Condition& b) {
    if (a.kind != b.kind || a.count != b.count || a.question != b.question || a.options != b.options ||
        a.children.size() != b.children.size())
      return false;
    if (a.kind == Condition::Kind::finding)
      return a.min == b.min && a.max == b.max && same(a_.questions[a.question].when, b_.questions[b.question].when);
    return std::equal(a.children.begin(), a.children.end(), b.children.begin(),
                      [&](Index left, Index right) { return same(left, right); });
  }

  const Protocol &a_, &b_;
  std::map<std::pair<Index, Index>, bool> known_;
};

Index rule_named(const Protocol& protocol, std::string_view id) {
  const auto found =
      std::find_if(protocol.rules.begin(), protocol.rules.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == protocol.rules.end() ? none : static_cast<Index>(found - protocol.rules.begin());
}

// The disposition is less urgent than this many.
void less_urgent_than(Query& query, Person& person, Index count) {
  if (count == 0) return;
  query.levels(count - 1, count - 1);
  query.quiet(person);
}

bool comes_out(const Protocol& protocol, Index action, const Answers& answers) {
  return holds(assess(protocol, answers).actions, action);
}

std::optional<Answers> first(std::optional<std::vector<Answers>> people) {
  return people ? std::optional<Answers>(std::move(people->front())) : std::nullopt;
}

}  // namespace

std::vector<Change> changed_rules(const Protocol& before, const Protocol& after) {
  Sameness sameness(before, after);
  std::vector<Change> changes;
  for (Index i = 0; i < after.rules.size(); ++i) {
    const Rule& now = after.rules[i];
    const Index old = rule_named(before, now.id);
    if (old != none) {
      const Rule& was = before.rules[old];
      if (was.disposition == now.disposition && was.unsure == now.unsure && was.declined == now.declined &&
          was.actions == now.actions && was.closes_booking == now.closes_booking && sameness.same(was.when, now.when))
        continue;
    }
    changes.push_back({old, i});
  }
  for (Index i = 0; i < before.rules.size(); ++i)
    if (rule_named(after, before.rules[i].id) == none) changes.push_back({i, none});
  return changes;
}

void share_bounds(const Protocol& protocol, Claims& of_other) {
  of_other.tells_declined.resize(protocol.questions.size(), 0);
  for (const Rule& rule : protocol.rules)
    if (rule.declined != rule.unsure)
      for (const Index question : World::questions_of(protocol, rule.when)) of_other.tells_declined[question] = 1;
  for (const Condition& condition : protocol.conditions)
    if (condition.kind == Condition::Kind::finding) {
      Condition bound = condition;
      bound.children.clear();
      of_other.conditions.conditions.push_back(bound);
    }
}

Comparison::Comparison(const World& before, const World& after)
    : before_(before, z3_, "patient"), after_(after, z3_, "patient") {}

std::optional<Answers> Comparison::louder(Person& loud, Index rule, Person& quiet) {
  if (rule == none) return std::nullopt;
  const Rule& the_rule = loud.world.protocol.rules[rule];
  std::optional<Answers> found;
  for (const Index level : {the_rule.disposition, the_rule.unsure, the_rule.declined}) {
    if (found || level >= loud.world.last()) continue;
    Query query(loud.world, z3_);
    query.about(loud);
    query.about(quiet);
    query.levels(level, level);
    query.loud(loud, {rule});
    query.quiet(quiet);
    found = first(query.smallest([&](const std::vector<Answers>& people) {
      return loud.world.disposition(people[0]) < quiet.world.disposition(people[0]);
    }));
  }
  return found;
}

std::optional<Answers> Comparison::booking(Person& closed, Index rule, Person& open) {
  if (rule == none || !closed.world.protocol.rules[rule].closes_booking) return std::nullopt;
  Query query(closed.world, z3_);
  query.about(closed);
  query.about(open);
  query.involve_rule(rule);
  query.add(closed.truth(closed.world.protocol.rules[rule].when).yes);
  const std::vector<Rule>& others = open.world.protocol.rules;
  for (Index other = 0; other < others.size(); ++other)
    if (others[other].closes_booking) {
      query.involve(open.world.questions_of_rule(other));
      query.add(!open.truth(others[other].when).yes);
    }
  less_urgent_than(query, closed, closed.world.urgent());
  return first(query.smallest([&](const std::vector<Answers>& people) {
    return assess(closed.world.protocol, people[0]).booking_closed &&
           !assess(open.world.protocol, people[0]).booking_closed;
  }));
}

std::optional<Answers> Comparison::other_booking(const Change& change) {
  std::optional<Answers> shut = booking(after_, change.after, before_);
  return shut ? shut : booking(before_, change.before, after_);
}

std::optional<Answers> Comparison::action(Person& with, Index rule, Person& without) {
  if (rule == none) return std::nullopt;
  const std::vector<Disposition>& dispositions = without.world.protocol.dispositions;
  for (const Index wanted : with.world.protocol.rules[rule].actions)
    // The milder, the less has to be said to get there.
    for (Index disposition = static_cast<Index>(dispositions.size()); disposition-- > 0;)
      if (!holds(dispositions[disposition].actions, wanted))
        if (auto found = action(with, rule, without, wanted, disposition)) return found;
  return std::nullopt;
}

// Nothing but rules brings the action where the disposition is this one.
std::optional<Answers> Comparison::action(Person& with, Index rule, Person& without, Index action, Index disposition) {
  Query query(with.world, z3_);
  query.about(with);
  query.about(without);
  if (rule != none) {
    query.involve_rule(rule);
    query.add(with.truth(with.world.protocol.rules[rule].when).possible);
  }
  const std::vector<Rule>& others = without.world.protocol.rules;
  for (Index other = 0; other < others.size(); ++other)
    if (holds(others[other].actions, action)) {
      query.involve(without.world.questions_of_rule(other));
      query.add(!without.truth(others[other].when).possible);
    }
  query.given_at_least(without, disposition);
  less_urgent_than(query, without, disposition);
  return first(query.smallest([&](const std::vector<Answers>& people) {
    return comes_out(with.world.protocol, action, people[0]) && !comes_out(without.world.protocol, action, people[0]);
  }));
}

std::optional<Answers> Comparison::other_actions(const Change& change) {
  std::optional<Answers> new_action = action(after_, change.after, before_);
  return new_action ? new_action : action(before_, change.before, after_);
}

std::optional<Answers> Comparison::other_reasons(const Change& change) {
  Query query(before_.world, z3_);
  query.about(before_);
  query.about(after_);
  const auto truth = [&](Person& person, Index rule) {
    if (rule == none) return Kleene{z3_.bool_val(false), z3_.bool_val(false), z3_.bool_val(false)};
    query.involve(person.world.questions_of_rule(rule));
    return person.truth(person.world.protocol.rules[rule].when);
  };
  const Kleene was = truth(before_, change.before), now = truth(after_, change.after);
  query.add(was.yes != now.yes || was.possible != now.possible);
  return first(query.smallest([&](const std::vector<Answers>& people) {
    const Outcome old = assess(before_.world.protocol, people[0]), current = assess(after_.world.protocol, people[0]);
    return holds(old.rules, change.before) != holds(current.rules, change.after) ||
           holds(old.unsure, change.before) != holds(current.unsure, change.after);
  }));
}

std::optional<Answers> Comparison::given(Index disposition) {
  Query query(before_.world, z3_);
  query.about(before_);
  query.about(after_);
  for (Person* person : {&before_, &after_}) query.given_at_least(*person, disposition);
  if (disposition > 0) query.levels(disposition - 1, disposition - 1);
  for (Person* person : {&before_, &after_})
    if (disposition > 0) query.quiet(*person);
  return first(query.smallest([&](const std::vector<Answers>& people) {
    return before_.world.disposition(people[0]) == disposition && after_.world.disposition(people[0]) == disposition;
  }));
}

std::optional<Answers> Comparison::other_list(Index disposition) {
  for (const auto& [with, without] : {std::pair<Person&, Person&>(before_, after_), {after_, before_}}) {
    const std::vector<Index>& others = without.world.protocol.dispositions[disposition].actions;
    for (const Index wanted : with.world.protocol.dispositions[disposition].actions)
      if (!holds(others, wanted))
        if (auto found = action(with, none, without, wanted, disposition)) return found;
  }
  return std::nullopt;
}

std::optional<Answers> Comparison::open(Index rule) {
  Query query(before_.world, z3_);
  query.about(before_);
  query.involve_rule(rule);
  query.add(before_.truth(before_.world.protocol.rules[rule].when).possible);
  return first(query.smallest([](const std::vector<Answers>&) { return true; }));
}

std::optional<Answers> Comparison::other_effect(const Change& change) {
  if (auto lower = less_urgent(change)) return lower;
  if (auto higher = more_urgent(change)) return higher;
  if (auto booked = other_booking(change)) return booked;
  return other_actions(change);
}

}  // namespace redflag::prove
