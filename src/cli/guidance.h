// The end of the interview, as text for a terminal.
#pragma once

#include "cli/wording.h"
#include "core/interview.h"

namespace redflag::cli {

// Where to get care, what to do, why, and when to come back. `protocol_json` is the tree the protocol was read from,
// `review` that of review.json.
void show_guidance(const Wording& wording, const Protocol& protocol, const Step& step, const text::Json& protocol_json,
                   const text::Json& review);

}  // namespace redflag::cli
