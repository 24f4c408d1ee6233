// Contradictions in a protocol that is well formed: urgency, booking, ranges.
#pragma once

#include "core/protocol.h"
#include "text/place.h"

namespace redflag::check {

// Problems: bad-order, booking-shut, unsure-above, declined-above, bad-range. The protocol was read from `root` without a problem.
void check_meaning(const text::Place& root, const Protocol& protocol);

}  // namespace redflag::check
