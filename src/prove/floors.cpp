// floors: someone for whom a floor's condition is true, and to whom no rule gives what the floor demands.
#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

std::optional<Failure> find(const Prover& prover, const Floor& floor) {
  const World& world = prover.world;
  Query query(world, prover.z3);
  query.about(prover.one);
  query.involve(World::questions_of(world.claims.conditions, floor.when));
  query.add(prover.one.claim(floor.when).yes);
  query.levels(floor.at_least, floor.at_least);
  query.quiet(prover.one);
  const auto found = query.smallest([&](const std::vector<Answers>& people) {
    return judge(world.claims.conditions, people[0], Truth::unsure)[floor.when] == Truth::yes &&
           world.disposition(people[0]) > floor.at_least;
  });
  if (!found) return std::nullopt;
  return prover.failure(
      floor.id,
      text::join({"the floor ", floor.id, " demands ", prover.disposition(floor.at_least),
                  " at least, and the rules give ", prover.disposition(world.disposition(found->front()))}),
      *found);
}

}  // namespace

void floors_hold(const Prover& prover, Result& result) {
  const std::vector<Floor>& floors = prover.world.claims.floors;
  for (const Floor& floor : floors) {
    if (floor.at_least >= prover.world.last() || prover.enough(result)) continue;
    if (auto failure = find(prover, floor)) result.failures.push_back(std::move(*failure));
  }
  result.scope = text::join({"all answers, ", text::to_text(floors.size()), " floors"});
}

}  // namespace redflag::prove
