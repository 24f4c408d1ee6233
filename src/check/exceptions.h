// What a protocol declares for the proofs: the mildest number of a question, and where a proved property is meant not to
// hold. The engine ignores both; `redflag prove` relies on them.
#pragma once

#include "core/protocol.h"
#include "text/place.h"

namespace redflag::check {

// The names of the properties that `redflag prove` proves, separated by blanks.
inline constexpr const char* property_names =
    "ends decides monotone floors unknown-is-safe stop-is-sound nothing-is-dead reasons-suffice net-is-exact "
    "booking-is-shut";

// Problems: bad-range of a `mildest`; of an exception the form, unknown-id, and those of its condition. Decisions are
// check_citations's. The protocol was read from `root` without a problem.
void check_exceptions(const text::Place& root, Protocol protocol);

}  // namespace redflag::check
