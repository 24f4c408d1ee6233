// How much a label may hold. People in pain read the first words of a row and skip the rest, and a readability grade
// does not see it: "diabetes, or weak kidneys, or one kidney" is short words and five questions. What a label means is written
// beside it, finding by finding, so that a translation is held to mean the same.
#pragma once

#include <string_view>

#include "check/decisions.h"
#include "check/folder.h"

namespace redflag::check {

// One language's labels by themselves. Problems: label-long, label-sentences, label-ors, label-or-sentence, label-excludes,
// label-first-person, same-label. Looks at any tree, sound or not.
void check_labels(const text::Place& words);

// Too many labels hold more than one finding: the one limit that decisions.md can waive.
inline constexpr const char* findings_share = "findings-share";

// All languages against `model`, the one that the others are translated from. Problems: findings-missing, findings-differ,
// findings-together, findings-share, needless-waiver, listed-twice.
void check_findings(Folder& folder, const File& model, const Decisions& decisions);

}  // namespace redflag::check
