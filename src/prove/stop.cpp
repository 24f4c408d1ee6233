// stop-is-sound, the first half: whenever the interview ends, nothing that was not asked could raise the disposition.
//
// Where someone is sent depends on each rule by itself, so it is enough to prove of each rule, whatever has been answered and
// whatever comes: the look-ahead allows for what it turns out to be; and as long as it may turn out more urgent than what is
// certain, which is no milder than what the rule gives at its mildest, some question is worth asking for its sake. The
// interview asks every screen that is worth asking, and every question is on a screen.
#include "prove/ahead.h"
#include "prove/needless.h"
#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

std::optional<Failure> overlooked(const Prover& prover, Index rule) {
  const World& world = prover.world;
  const Rule& the_rule = world.protocol.rules[rule];
  Person& visitor = prover.visitor;
  Ahead ahead(visitor, [&](Index question) { return prover.missing(question); });
  Query query(world, prover.z3);
  query.about(visitor);
  query.involve_rule(rule);
  const Kleene truth = visitor.truth(the_rule.when);
  const MayBe maybe = ahead.may_be(the_rule.when);
  z3::expr_vector bad(prover.z3);
  bad.push_back(truth.yes && !maybe.yes);
  bad.push_back(truth.is(Truth::unsure) && !maybe.unsure);
  bad.push_back(truth.is(Truth::declined) && !maybe.declined);
  bad.push_back(!truth.possible && !maybe.no);
  for (const Index level : {the_rule.disposition, the_rule.unsure, the_rule.declined}) {
    if (level >= world.last()) continue;
    const Worth worth(world, ahead, {{rule, ahead.may_give(rule, level)}});
    z3::expr_vector asked(prover.z3);
    for (const Index question : world.questions_of_rule(rule)) asked.push_back(worth.asking(question));
    bad.push_back(visitor.gives(rule, level) && ahead.may_give_less(rule, level) && !any_of(prover.z3, asked));
  }
  query.add(any_of(prover.z3, bad));
  const auto found = query.any([](const std::vector<Answers>&) { return true; });
  if (!found) return std::nullopt;
  return prover.failure(the_rule.id, text::join({"the interview can end before ", the_rule.id, " is settled"}), *found);
}

}  // namespace

void stop_is_sound(const Prover& prover, Result& result) {
  const World& world = prover.world;
  for (Index rule = 0; rule < world.protocol.rules.size() && !prover.enough(result); ++rule)
    if (auto failure = overlooked(prover, rule)) result.failures.push_back(std::move(*failure));
  if (!prover.enough(result) && !find_needless_screens(prover, result)) ++result.undecided;
  result.scope = text::join(
      {"all visitors, wherever their interview stands; ", text::to_text(world.protocol.screens.size()), " screens"});
}

}  // namespace redflag::prove
