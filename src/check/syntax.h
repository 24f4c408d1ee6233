// Why a text is not JSON, for those who write it by hand: the mistakes that "a missing comma" would send looking in the
// wrong place.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/json.h"

namespace redflag::check {

// Puts the reason into the message of a text that broke off, which is the last of the report; the wasm does without, for
// what a page hands over was written by a program.
void explain_syntax(std::string_view text, const text::Document& document, Report& report);

}  // namespace redflag::check
