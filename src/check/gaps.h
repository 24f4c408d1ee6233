// Answers that no condition speaks of, so that whoever gives them falls to the last disposition.
#pragma once

#include "check/mentions.h"
#include "core/protocol.h"
#include "text/place.h"

namespace redflag::check {

// Problem: gap. Of a choice each option that no condition looks at, though one looks at a less worrying option; of a number
// that names its mildest range the first number that is neither in it nor in any condition. A question that stands in a
// `not` is left out: there what is not named is spoken of as well. Of a sound protocol, read from `root`.
void check_gaps(const text::Place& root, const Protocol& protocol, const Mentions& mentions);

}  // namespace redflag::check
