// unknown-is-safe: someone in doubt about one answer, or about a part of it, who gets less than with the least worrying one
// instead, or who is sent home or to a visit where the most worrying one would make it urgent or an emergency. Only rules
// that look at the question tell the two apart.
#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

// From `low` to `high` are the levels which the one who answers gets; the other must get what comes after `quiet`.
std::optional<Failure> find(const Prover& prover, Index question, bool most, const Prover::Excused& excused,
                            Query::Example example) {
  const World& world = prover.world;
  const std::vector<Disposition>& dispositions = world.protocol.dispositions;
  Person& answers = prover.visitor;
  Person missing(answers, {question}, "unsure");
  Query query(world, prover.z3);
  query.about(answers);
  query.about(missing);
  query.add(answers.says_instead_of_doubt(missing, question, most ? Person::Instead::most : Person::Instead::least));
  prover.leave_out(query, excused, {&answers, &missing});
  if (most) {
    const Index urgent = world.urgent();
    Index waits = 0;
    while (waits < dispositions.size() && dispositions[waits].urgency != Urgency::routine) ++waits;
    if (urgent == 0 || waits == dispositions.size() || waits == 0) return std::nullopt;
    query.levels(urgent - 1, urgent - 1);
    query.loud(answers, world.rules_of(question));
    query.levels(waits - 1, waits - 1);
  } else {
    query.levels(0, world.last() - 1);
    query.loud(answers, world.rules_of(question));
  }
  query.quiet(missing);
  const auto found = query.find(example, [&](const std::vector<Answers>& people) {
    const Index with = world.disposition(people[0]), without = world.disposition(people[1]);
    return most ? dispositions[with].urgency < Urgency::soon && dispositions[without].urgency == Urgency::routine
                : with < without;
  });
  if (!found) return std::nullopt;
  Failure failure = prover.failure(
      prover.id_of(question),
      text::join({"doubt in the answer to ", prover.id_of(question), " leads to ",
                  prover.disposition(world.disposition((*found)[1])), ", and the ", most ? "most" : "least",
                  " worrying answer instead to ", prover.disposition(world.disposition((*found)[0]))}),
      *found);
  failure.differs = question;
  return failure;
}

}  // namespace

void unknown_is_safe(const Prover& prover, Result& result) {
  const World& world = prover.world;
  std::size_t looked_at = 0;
  for (Index question = 0; question < world.protocol.questions.size() && !prover.enough(result); ++question) {
    if (world.last() == 0 || world.rules_of(question).empty()) continue;
    ++looked_at;
    for (const bool most : {false, true}) {
      auto failure = prover.outside(Property::unknown_is_safe, {std::string(prover.id_of(question))},
                                    [&](const Prover::Excused& excused, Query::Example example) {
                                      return find(prover, question, most, excused, example);
                                    });
      if (failure) result.failures.push_back(std::move(*failure));
    }
  }
  result.scope = text::join({"all answers, ", text::to_text(looked_at),
                             " questions each left unanswered, declined or not sure, whole or in part"});
}

}  // namespace redflag::prove
