#include "prove/attain.h"

#include <algorithm>

#include "prove/midway.h"

namespace redflag::prove {
namespace {

// Rules, and the questions of which the answers decide about them. Nothing outside depends on the `free` questions.
struct Part {
  std::vector<Index> not_mild;
  std::vector<Index> free;       // that those rules look at: to these, any answer is tried
  std::vector<Index> rules;      // that depend on any of those
  std::vector<Index> questions;  // that these rules look at: all that are not free get the least worrying answer
};

void insert(std::vector<Index>& sorted, const std::vector<Index>& items) {
  for (const Index item : items) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), item);
    if (at == sorted.end() || *at != item) sorted.insert(at, item);
  }
}

bool overlap(const std::vector<Index>& sorted, const std::vector<Index>& items) {
  return std::any_of(items.begin(), items.end(),
                     [&](Index item) { return std::binary_search(sorted.begin(), sorted.end(), item); });
}

Part part_of(const World& world, std::vector<Index> not_mild) {
  Part part{std::move(not_mild), {}, {}, {}};
  for (const Index rule : part.not_mild) insert(part.free, world.questions_of_rule(rule));
  for (Index rule = 0; rule < world.protocol.rules.size(); ++rule) {
    const std::vector<Index> questions = world.with_offers(world.questions_of_rule(rule));
    if (!overlap(part.free, questions)) continue;
    part.rules.push_back(rule);
    insert(part.questions, questions);
  }
  return part;
}

// Parts that do not depend on each other, so that a way to go on may be found for each by itself.
std::vector<Part> parts_of(const World& world, const std::vector<Index>& not_mild) {
  std::vector<Part> parts;
  for (const Index rule : not_mild) {
    Part part = part_of(world, {rule});
    for (std::size_t i = 0; i < parts.size();) {
      if (!overlap(part.questions, parts[i].free) && !overlap(parts[i].questions, part.free)) {
        ++i;
        continue;
      }
      insert(part.not_mild, parts[i].not_mild);
      part = part_of(world, part.not_mild);
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

// Everybody who is not certain to be given this level can avoid it.
bool can_be_avoided(const Prover& prover, const Part& part, Index level, bool exact) {
  const World& world = prover.world;
  Midway midway(prover, part.questions);
  z3::expr_vector where(prover.z3);
  std::vector<Index> rules;
  for (const Index rule : part.rules) {
    if (!world.can_give(rule, level)) continue;
    rules.push_back(rule);
    where.push_back(midway.ahead().may_give_less(rule, level));
    if (exact && level > 0 && world.can_give(rule, level - 1))
      where.push_back(!midway.ahead().may_give(rule, level - 1));
  }
  return midway.can_always_reach(all_of(prover.z3, where), Midway::Leaning::least, part.free, [&](Person& person) {
    z3::expr_vector given(prover.z3);
    for (const Index rule : rules) given.push_back(person.gives(rule, level));
    return !any_of(prover.z3, given);
  });
}

}  // namespace

bool certain_is_attainable(const Prover& prover, const std::vector<Index>& not_mild, bool exact) {
  for (const Part& part : parts_of(prover.world, not_mild))
    for (Index level = 0; level < prover.world.last(); ++level)
      if (!can_be_avoided(prover, part, level, exact)) return false;
  return true;
}

}  // namespace redflag::prove
