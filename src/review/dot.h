// The interview as a graph.
#pragma once

#include <string>

#include "review/content.h"

namespace redflag::review {

// In the DOT language: the screens one below the other, and from each an arrow to every disposition that a rule can give as
// soon as that screen is answered.
std::string flow_dot(const Content& content);

}  // namespace redflag::review
