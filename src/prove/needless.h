// stop-is-sound, the second half: no screen is shown when nothing that is left to ask can change the disposition.
#pragma once

#include "prove/prover.h"

namespace redflag::prove {

// Appends a failure for each screen that is shown to someone in vain. False when the protocol is too large to tell.
bool find_needless_screens(const Prover& prover, Result& result);

}  // namespace redflag::prove
