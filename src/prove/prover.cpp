#include "prove/prover.h"

#include <algorithm>

#include "text/write.h"

namespace redflag::prove {

std::vector<Index> Prover::exceptions(Property property, const std::vector<std::string>& ids) const {
  std::vector<Index> found;
  const std::vector<Exception>& all = world.claims.exceptions;
  for (Index i = 0; i < all.size(); ++i)
    if (all[i].property == property && std::find(ids.begin(), ids.end(), all[i].of) != ids.end()) found.push_back(i);
  return found;
}

std::optional<Failure> Prover::outside(Property property, const std::vector<std::string>& ids,
                                       const Search& search) const {
  const std::vector<Index> excused = exceptions(property, ids);
  if (excused.empty()) return search({}, Query::Example::smallest);
  if (!search({}, Query::Example::any)) return std::nullopt;
  for (const Index exception : excused) {
    Excused others = excused;
    others.erase(std::find(others.begin(), others.end(), exception));
    if (needed[exception] == 0 && (others.empty() || search(others, Query::Example::any))) needed[exception] = 1;
  }
  return search(excused, Query::Example::smallest);
}

void Prover::leave_out(Query& query, const Excused& excused, const std::vector<Person*>& people) const {
  for (const Index index : excused) {
    const Index where = world.claims.exceptions[index].where;
    query.add(outside_of(query, where, people));
  }
}

z3::expr Prover::outside_of(Query& query, Index where, const std::vector<Person*>& people) const {
  if (where == none) return z3.bool_val(false);
  query.involve(World::questions_of(world.claims.conditions, where));
  z3::expr_vector outside(z3);
  for (Person* person : people) outside.push_back(!person->claim(where).possible);
  return all_of(z3, outside);
}

std::string Prover::option_id(Index question, Index option) const {
  return text::join({id_of(question), "/", world.protocol.questions[question].options[option]});
}

z3::expr Prover::missing(Index question) const {
  return z3.bool_const(text::join({"missing ", id_of(question)}).c_str());
}

Failure Prover::failure(std::string_view id, std::string message, const std::vector<Answers>& people) const {
  Failure failure{std::string(id), std::move(message)};
  for (const Answers& answers : people) failure.patients.push_back(world.patient(answers));
  return failure;
}

std::optional<Answers> someone_given(const Prover& prover, Index disposition, bool smallest,
                                     const std::function<void(Query&)>& also) {
  const World& world = prover.world;
  Query query(world, prover.z3);
  query.about(prover.visitor);
  if (also) also(query);
  query.levels(disposition, disposition);
  if (disposition < world.last()) {
    std::vector<Index> rules;
    for (Index rule = 0; rule < world.protocol.rules.size(); ++rule) {
      const Rule& the_rule = world.protocol.rules[rule];
      if (the_rule.disposition == disposition || the_rule.unsure == disposition || the_rule.declined == disposition)
        rules.push_back(rule);
    }
    if (rules.empty()) return std::nullopt;
    query.loud(prover.visitor, rules);
  }
  if (disposition > 0) {
    query.levels(disposition - 1, disposition - 1);
    query.quiet(prover.visitor);
  }
  const auto given = [&](const std::vector<Answers>& people) { return world.disposition(people[0]) == disposition; };
  const auto found = smallest ? query.smallest(given) : query.any(given);
  return found ? std::optional<Answers>(found->front()) : std::nullopt;
}

}  // namespace redflag::prove
