#include "text/decimal.h"

namespace redflag::text {
namespace {

constexpr int max_power = 22;  // 10^22 is the largest power of ten that a double holds exactly

double power_of_ten(int power) {
  double result = 1;
  while (power-- > 0) result *= 10;  // exact up to max_power
  return result;
}

}  // namespace

std::optional<double> read_decimal(std::string_view digits) {
  std::uint64_t value = 0;
  int scale = 0, exponent = 0;
  bool negative = false, fraction = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (c == '-') {
      negative = true;
    } else if (c == '.') {
      fraction = true;
    } else if (c == 'e' || c == 'E') {
      const bool down = digits[i + 1] == '-';
      for (++i; i < digits.size(); ++i) {
        if (digits[i] < '0' || digits[i] > '9') continue;
        exponent = exponent * 10 + (digits[i] - '0');
        if (exponent > 400) return std::nullopt;
      }
      if (down) exponent = -exponent;
    } else {
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      if (value > max_decimal) return std::nullopt;
      if (fraction) --scale;
    }
  }
  scale += exponent;
  double result = static_cast<double>(value);
  if (value != 0) {
    if (scale < -max_power || scale > max_power) return std::nullopt;
    result = scale < 0 ? result / power_of_ten(-scale) : result * power_of_ten(scale);
  }
  return negative ? -result : result;
}

}  // namespace redflag::text
