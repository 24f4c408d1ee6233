// Parts of a protocol that nothing uses: they would be asked, or kept up, in vain.
#pragma once

#include "check/mentions.h"
#include "core/protocol.h"
#include "text/place.h"

namespace redflag::check {

// Problem: unused. A question, term or action, or an option of a checklist. An option of a choice may stand there only to
// say that the others do not fit, and a disposition may wait for its rules. What only a floor uses is not used.
void check_used(const text::Place& root, const Protocol& protocol, const Mentions& mentions);

}  // namespace redflag::check
