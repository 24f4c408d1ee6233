// Signs of life, for nothing-is-dead: visitors for whose end something matters.
#pragma once

#include "prove/prover.h"

namespace redflag::prove {

class Alive {
 public:
  explicit Alive(const Prover& prover) : prover_(prover), world_(prover.world) {}

  // Each first looks for a visitor to whom it gives another disposition, which needs no interview: at its end the
  // disposition is that of all they could have answered. Failing that, for other actions or booking along the road.
  bool rule(Index rule);
  bool question(Index question);
  bool option(Index question, Index option);
  bool action(Index action);
  bool disposition(Index disposition) { return someone_given(prover_, disposition, false).has_value(); }
  // Shown to some visitor.
  bool screen(Index question);

  // How many could not be told, in a protocol too large for roads.
  std::size_t undecided = 0;

 private:
  using Pair = std::function<z3::expr(Person&, Person&)>;
  bool decides(Index rule);
  bool changes_disposition(Index question, const Pair& pair);
  bool changes_end(Index question, const Pair& pair);
  template <class Ask>
  bool on_road(const Ask& ask);

  const Prover& prover_;
  const World& world_;
};

}  // namespace redflag::prove
