// Is the look-ahead exact for a rule, and not only safe?
#pragma once

#include "prove/prover.h"

namespace redflag::prove {

// Each question is looked at once, by a finding that can be true and false: then whatever the findings are supposed to be,
// some answers make them so.
bool looks_once(const World& world, Index rule);

// For everything that the look-ahead says the rule may still give, there are answers that make the rule give it.
bool can_come_true(const Prover& prover, Index rule);

// Answering all that is missing with the least worrying answer makes the rule as mild as the look-ahead says it may be.
bool mild_when_all_is_mild(const Prover& prover, Index rule);

// At every point of an interview, there are further answers that lead to no more than what is certain there. `not_mild`: the
// rules for which `mild_when_all_is_mild` is false.
bool certain_is_attainable(const Prover& prover, const std::vector<Index>& not_mild);

}  // namespace redflag::prove
