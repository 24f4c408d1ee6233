// Does some way of going on lead to no more than what is certain?
#pragma once

#include "prove/prover.h"

namespace redflag::prove {

// Everybody who stands before some screen can go on so that they are given no more than what is certain there.
// `not_mild`: the rules for which `mild_when_all_is_mild` is false. `exact`: every rule that may give something can
// come to give it. Then it is enough that they can go on so that they are not given the most urgent of what may still
// be given.
bool certain_is_attainable(const Prover& prover, const std::vector<Index>& not_mild, bool exact);

}  // namespace redflag::prove
