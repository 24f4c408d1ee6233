#include "prove/needless.h"

#include "prove/attain.h"
#include "prove/precise.h"
#include "prove/road.h"
#include "prove/standing.h"
#include "text/write.h"

namespace redflag::prove {

// Where someone stands, the interview shows a screen for the sake of an open rule: one that may still give something more
// urgent than is certain. If the look-ahead is exact about that rule, some way of going on makes it give that; and if that
// can be avoided, another way leads to something milder. So only rules about which the look-ahead is not exact have to be
// looked at along the interview. README.md has the argument in full.
bool find_needless_screens(const Prover& prover, Result& result) {
  const World& world = prover.world;
  if (world.last() == 0) return true;
  std::vector<Index> suspects, not_mild;
  for (Index rule = 0; rule < world.protocol.rules.size(); ++rule) {
    if (!can_come_true(prover, rule)) suspects.push_back(rule);
    if (!mild_when_all_is_mild(prover, rule)) not_mild.push_back(rule);
  }
  const bool attainable = certain_is_attainable(prover, not_mild, suspects.empty());
  if (attainable && suspects.empty()) return true;
  if (!attainable) {
    if (!Road::fits(world.protocol)) return false;
    suspects.clear();
    for (Index rule = 0; rule < world.protocol.rules.size(); ++rule) suspects.push_back(rule);
  }
  Standing standing(prover, suspects, attainable);
  while (const auto found = standing.next()) {
    const auto& [screen, answers] = *found;
    const std::string_view id = prover.id_of(screen);
    const std::vector<Index> excused = prover.exceptions(Property::stop_is_sound, {std::string(id)});
    for (const Index exception : excused) prover.needed[exception] = 1;
    if (!excused.empty()) continue;
    result.failures.push_back(prover.failure(
        id, text::join({id, " is shown when nothing that is left to answer can change the disposition"}), {answers}));
    if (prover.enough(result)) break;
  }
  return true;
}

}  // namespace redflag::prove
