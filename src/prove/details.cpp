// details-count-worst: someone in doubt about a detail to whom some certain answer in place of the doubt would give more. Only
// rules that look at the question tell the two apart.
#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

std::optional<Failure> find(const Prover& prover, Index question) {
  const World& world = prover.world;
  Person& doubtful = prover.visitor;
  Person certain(doubtful, {question}, "certain");
  Query query(world, prover.z3);
  query.about(doubtful);
  query.about(certain);
  query.add(certain.says_instead_of_doubt(doubtful, question, Person::Instead::any));
  query.levels(0, world.last() - 1);
  query.loud(certain, world.rules_of(question));
  query.quiet(doubtful);
  const auto found = query.smallest(
      [&](const std::vector<Answers>& people) { return world.disposition(people[1]) < world.disposition(people[0]); });
  if (!found) return std::nullopt;
  Failure failure =
      prover.failure(prover.id_of(question),
                     text::join({"doubt in the answer to the detail ", prover.id_of(question), " leads to ",
                                 prover.disposition(world.disposition((*found)[0])), ", and an answer instead to ",
                                 prover.disposition(world.disposition((*found)[1]))}),
                     *found);
  failure.differs = question;
  return failure;
}

}  // namespace

void details_count_worst(const Prover& prover, Result& result) {
  const World& world = prover.world;
  std::size_t details = 0;
  for (Index question = 0; question < world.protocol.questions.size() && !prover.enough(result); ++question) {
    if (!world.claims.worry[question].detail) continue;
    ++details;
    if (world.last() == 0 || world.rules_of(question).empty()) continue;
    if (auto failure = find(prover, question)) result.failures.push_back(std::move(*failure));
  }
  result.scope = text::join({"all answers, ", text::to_text(details), " details, in doubt whole or in part"});
}

}  // namespace redflag::prove
