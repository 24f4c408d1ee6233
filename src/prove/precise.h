// Is the look-ahead exact for a rule, and not only safe?
#pragma once

#include "prove/prover.h"

namespace redflag::prove {

// Each question is looked at once, by a finding that can be true and false: then whatever the findings are supposed to be,
// some answers make them so.
bool looks_once(const World& world, Index rule);

// Whatever the look-ahead says that the rule may still give, some way of answering what is missing makes it give.
bool can_come_true(const Prover& prover, Index rule);

// Answering all that is missing with the least worrying answer makes the rule as mild as the look-ahead says it may be.
bool mild_when_all_is_mild(const Prover& prover, Index rule);

// Whatever is certain wherever someone stands, some way of going on gives them no more. Given the rules that are not mild
// when all is mild: the others are, and what those look at besides can stay mild.
bool certain_is_attainable(const Prover& prover, const std::vector<Index>& not_mild);

}  // namespace redflag::prove
