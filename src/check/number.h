// Numbers as JavaScript prints them, so that every build writes the same bytes.
#pragma once

#include <string>

namespace redflag::check {

// As JSON.stringify does for 0 and for what is from 0.000001 up to 10^21, of either sign. Beyond that, JavaScript uses
// exponents, and this does not.
std::string js_number(double number);

}  // namespace redflag::check
