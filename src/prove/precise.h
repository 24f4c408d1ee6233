// Is the look-ahead exact for a rule, and not only safe?
#pragma once

#include "prove/prover.h"

namespace redflag::prove {

// Each question is looked at once, by a finding that can be true and false: then whatever the findings are supposed to be,
// some answers make them so.
bool looks_once(const World& world, Index rule);

// For everybody who stands before some screen: if the look-ahead says that the rule may still give something, some way
// to go on makes it give that.
bool can_come_true(const Prover& prover, Index rule);

// For everybody who stands before some screen: answering all that is missing with the least worrying answer makes the
// rule as mild as the look-ahead says it may be.
bool mild_when_all_is_mild(const Prover& prover, Index rule);

}  // namespace redflag::prove
