// The words of the widget itself, which a language must have whatever the complaint is.
#pragma once

#include "text/place.h"

namespace redflag::text {

// Holds "ui" of words/<lang>.json against what the widget shows: wrong-type, missing-word, unknown-word, and for the
// {placeholders} that it fills in missing-placeholder and unknown-placeholder. `everywhere`: also what no page
// shows, which the files for pages leave out. Not in the engine inside those files.
void check_widget_words(const Place& ui, bool everywhere);

}  // namespace redflag::text
