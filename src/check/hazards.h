// hazards.json, the safety case: what may go wrong, how bad and how likely it is, and what is done about it. Not every
// protocol has one.
#pragma once

#include "check/folder.h"

namespace redflag::check {

// Problems: those of the tables in text/format.h, and unknown-value for a severity or a likelihood that the file does not explain.
void check_hazards(Folder& folder);

}  // namespace redflag::check
