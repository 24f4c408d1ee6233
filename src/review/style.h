// How the page looks, on a screen, a phone and paper.
#pragma once

#include <string>
#include <string_view>

namespace redflag::review {

// A style sheet. `running` stands at the top of each printed page, beside the page's number at its foot.
std::string style_sheet(std::string_view running);

}  // namespace redflag::review
