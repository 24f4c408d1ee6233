// floors: someone for whom a floor's condition is true, and to whom no rule gives what the floor demands.
// floors-are-asked: the same of somebody who says it although they were not asked, which the rules then do not count.
#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

Failure below(const Prover& prover, const Floor& floor, const std::vector<Answers>& people,
              std::string_view mend = {}) {
  return prover.failure(floor.id,
                        text::join({"the floor ", floor.id, " demands ", prover.disposition(floor.at_least),
                                    " at least, and the rules give ",
                                    prover.disposition(prover.world.disposition(people.front())), mend}),
                        people);
}

std::optional<Failure> find(const Prover& prover, const Floor& floor) {
  const World& world = prover.world;
  Query query(world, prover.z3);
  query.about(prover.visitor);
  query.involve(World::questions_of(world.claims.conditions, floor.when));
  query.add(prover.visitor.claim(floor.when).yes);
  query.levels(floor.at_least, floor.at_least);
  query.quiet(prover.visitor);
  const auto found = query.smallest([&](const std::vector<Answers>& people) {
    return judge(world.claims.conditions, people[0], Truth::unsure)[floor.when] == Truth::yes &&
           world.disposition(people[0]) > floor.at_least;
  });
  if (!found) return std::nullopt;
  return below(prover, floor, *found);
}

std::optional<Failure> find_unasked(const Prover& prover, const Floor& floor, const Prover::Excused& excused,
                                    Query::Example example) {
  const World& world = prover.world;
  Query query(world, prover.z3);
  query.about_as_changed(prover.visitor);
  query.involve(World::questions_of(world.claims.conditions, floor.when));
  query.add(prover.visitor.claim_everywhere(floor.when).yes && !prover.visitor.claim(floor.when).yes);
  prover.leave_out(query, excused, {&prover.visitor});
  query.levels(floor.at_least, floor.at_least);
  query.quiet(prover.visitor);
  const auto found = query.find(example, [&](const std::vector<Answers>& people) {
    return judge(world.claims.everywhere, people[0], Truth::unsure)[floor.when] == Truth::yes &&
           world.disposition(people[0]) > floor.at_least;
  });
  if (!found) return std::nullopt;
  return below(
      prover, floor, *found,
      ", for a \"when\" keeps what the floor speaks of from being asked or offered: widen it, or argue an exception");
}

template <class Find>
void of_each(const Prover& prover, Result& result, const Find& find) {
  for (const Floor& floor : prover.world.claims.floors) {
    if (floor.at_least >= prover.world.last() || prover.enough(result)) continue;
    if (auto failure = find(floor)) result.failures.push_back(std::move(*failure));
  }
}

}  // namespace

void floors_hold(const Prover& prover, Result& result) {
  of_each(prover, result, [&](const Floor& floor) { return find(prover, floor); });
  result.scope = text::join({"all answers, ", text::to_text(prover.world.claims.floors.size()), " floors"});
}

void floors_are_asked(const Prover& prover, Result& result) {
  of_each(prover, result, [&](const Floor& floor) {
    return prover.outside(Property::floors_are_asked, {std::string(floor.id)},
                          [&](const Prover::Excused& excused, Query::Example example) {
                            return find_unasked(prover, floor, excused, example);
                          });
  });
  result.scope =
      text::join({"all answers, asked for or not, ", text::to_text(prover.world.claims.floors.size()), " floors"});
}

}  // namespace redflag::prove
