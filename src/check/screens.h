// The order of the interview: every question once, after those it depends on, the most dangerous first.
#pragma once

#include "check/mentions.h"
#include "core/protocol.h"
#include "text/place.h"

namespace redflag::check {

// Problems: asked-twice, never-asked, asked-later, not-most-dangerous-first. The protocol was read from `root` without a
// problem.
void check_screens(const text::Place& root, const Protocol& protocol, const Mentions& mentions);

}  // namespace redflag::check
