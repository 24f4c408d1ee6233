// The small part of Markdown that decisions.md is written in: headings, paragraphs, lists, tables, bold, emphasis, code, links.
// Everything else stands as it is written; no HTML gets through.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "review/html.h"

namespace redflag::review {

// Bold, emphasis, code, links to http and https, and text.
std::string inline_markdown(std::string_view text);

// Appends the text under a heading of the level `above`, so that no level is left out. `heading_id` gives the anchor of a
// heading, or nothing.
void write_markdown(Html& html, std::string_view text, int above,
                    const std::function<std::string(std::string_view)>& heading_id);

}  // namespace redflag::review
