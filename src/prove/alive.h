// For nothing-is-dead: looks for visitors whose interview ends differently because of a rule, question, option and so on.
#pragma once

#include "prove/prover.h"

namespace redflag::prove {

class Alive {
 public:
  explicit Alive(const Prover& prover) : prover_(prover), world_(prover.world) {}

  // Each first looks for a visitor who gets another disposition because of it. That needs no formulas for the interview: the
  // disposition at its end is mostly the same as with all questions answered. Only where that does not tell, because it is
  // about actions or booking, or about what is offered, is the whole interview looked at (road.h).
  bool rule(Index rule);
  bool question(Index question);
  bool option(Index question, Index option);
  bool action(Index action);
  bool disposition(Index disposition) { return someone_given(prover_, disposition, false).has_value(); }
  // Shown to some visitor.
  bool screen(Index question);

  // How many could not be decided, because the protocol is too large for the formulas of road.h.
  std::size_t undecided = 0;

 private:
  using Pair = std::function<z3::expr(Person&, Person&)>;
  bool decides(Index rule);
  bool adds_for_somebody(Index rule);
  std::optional<std::vector<Answers>> two_who_differ(Index question, const Pair& pair, bool other_is_higher);
  bool changes_end(Index question, const Pair& pair);
  template <class Ask>
  bool on_road(const Ask& ask);

  const Prover& prover_;
  const World& world_;
};

}  // namespace redflag::prove
