// Everything clinical stands on something: a statement of a source or a decision of ours; and every statement is used, or
// waived for a reason.
#pragma once

#include "check/decisions.h"
#include "check/folder.h"

namespace redflag::check {

// Problems: uncited, unknown-source, unknown-decision, uncited-statement, needless-waiver, and those of sources.h. Looks at
// any tree, sound or not.
void check_citations(Folder& folder, const Decisions& decisions, std::string_view today);

}  // namespace redflag::check
