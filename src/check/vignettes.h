// vignettes.json: the test patients, and whether the protocol sends them where they should go.
#pragma once

#include "check/floors.h"
#include "check/folder.h"

namespace redflag::check {

// Problems of form: those of the tables and of text/read_answers.h, bad-range. The protocol is sound or not.
// Problems of outcome, by assess and by the interview both: vignette-disposition, vignette-actions, vignette-booking, floor-broken; by
// assess: vignette-rules, and those of check/stated.h. Only of a protocol and of floors that are sound; `floors` is null when
// they are not.
void check_vignettes(Folder& folder, const Floors* floors);

}  // namespace redflag::check
