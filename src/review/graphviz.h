// Pictures, where Graphviz is installed.
#pragma once

#include <string>

namespace redflag::review {

// An <svg> element for the page, with this label for whoever cannot see it; nothing when there is no `dot` on PATH or it
// fails. Never a shell: the text goes in and comes out through files without names.
std::string draw(const std::string& dot, std::string_view label);

// A string of the DOT language that shows this text; lines break at about `width` letters, where it is not 0.
std::string dot_string(std::string_view text, std::size_t width = 0);

}  // namespace redflag::review
