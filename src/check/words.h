// words/<lang>.json: whole in every language, and alike in all.
#pragma once

#include "check/folder.h"

namespace redflag::check {

// Problems: those of text::check_words, lang-mismatch, missing-word, unknown-word, wrong-type, same-words,
// placeholder-differs. Looks at any tree, sound or not.
void check_languages(Folder& folder);

}  // namespace redflag::check
