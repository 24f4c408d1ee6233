#include "check/number.h"

#include <charconv>

namespace redflag::check {

std::string js_number(double number) {
  if (number == 0) return "0";  // and not "-0"
  char digits[400];             // the longest that a double can need is 309 before the point
  const auto end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed).ptr;
  return {digits, end};
}

}  // namespace redflag::check
