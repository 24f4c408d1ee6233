// The words of the widget itself, which a language must have whatever the complaint is.
#pragma once

#include "text/place.h"

namespace redflag::text {

// Holds "ui" of words/<lang>.json against what the widget shows: wrong-type, missing-word, unknown-word, and for the
// {placeholders} that it fills in missing-placeholder and unknown-placeholder. Not in the engine inside the files for pages.
void check_widget_words(const Place& ui);

}  // namespace redflag::text
