#include "text/decimal.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <random>

#include "support.h"

using namespace redflag::test;
using redflag::text::max_decimal;
using redflag::text::read_decimal;

namespace {

// The same bits, so that -0 is not 0.
bool same(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

// Anything that JSON's grammar calls a number: up to 17 digits, the point anywhere, an exponent around the limits.
std::string random_number(std::mt19937& random) {
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  std::string text = below(3) == 0 ? "-" : "";
  const unsigned digits = 1 + below(17), point = below(digits + 1);
  for (unsigned i = 0; i < digits; ++i) {
    if (i == point && i > 0) text += '.';
    const bool leading = i == 0 && digits > 1 && point != 1;
    text += static_cast<char>(leading ? '1' + static_cast<int>(below(9)) : '0' + static_cast<int>(below(10)));
  }
  if (below(2) == 0) return text;
  text += below(2) == 0 ? 'e' : 'E';
  text += std::vector<std::string>{"", "+", "-"}[below(3)];
  return text + (below(8) == 0 ? "0" : "") + std::to_string(below(45));
}

}  // namespace

TEST_CASE("a decimal is read as the nearest double", "[decimal]") {
  const auto text = GENERATE(values<std::string>({"0",
                                                  "-0",
                                                  "0.0",
                                                  "1",
                                                  "-1",
                                                  "71",
                                                  "0.1",
                                                  "0.3",
                                                  "2.5",
                                                  "98.6",
                                                  "37.95",
                                                  "1e22",
                                                  "1e-22",
                                                  "999999999999999",
                                                  "-999999999999999",
                                                  "0.000000000000001",
                                                  "123456789012345e-22",
                                                  "999999999999999e22",
                                                  "0e22",
                                                  "0e-400",
                                                  "1e00",
                                                  "0.00001e27",
                                                  "12e+3",
                                                  "10e22",
                                                  "4.35",
                                                  "0.000000000000000000000000000000",
                                                  "0000000000000000000001"}));
  INFO(text);
  REQUIRE(read_decimal(text).has_value());
  CHECK(same(*read_decimal(text), std::strtod(text.c_str(), nullptr)));
}

TEST_CASE("whatever is accepted is exactly what strtod reads", "[decimal]") {
  std::mt19937 random(1);
  unsigned accepted = 0;
  Strings wrong;
  for (int i = 0; i < 60000; ++i) {
    const std::string text = random_number(random);
    const std::optional<double> number = read_decimal(text);
    if (!number) continue;
    ++accepted;
    if (!same(*number, std::strtod(text.c_str(), nullptr)) && wrong.size() < 9) wrong.push_back(text);
  }
  CHECK(wrong == Strings{});
  CHECK(accepted > 25000);
}

TEST_CASE("what one rounding might not get right is refused", "[decimal]") {
  const auto text = GENERATE(values<std::string>(
      {"1000000000000000", "9007199254740993", "0.1234567890123456", "1.000000000000000", "1e23", "1e-23", "0.1e-22",
       "100000e-27", "999999999999999e23", "5e-324", "1e308", "1e309", "1e400", "-1e-400", "1e99999999999999999999",
       "1e-99999999999999999999", "18446744073709551617", "99999999999999999999999999999999999999999"}));
  INFO(text);
  CHECK_FALSE(read_decimal(text).has_value());
}

TEST_CASE("15 digits are the limit, however they are spread", "[decimal]") {
  const std::string digits = std::to_string(max_decimal);
  REQUIRE(digits.size() == 15);
  for (std::size_t point = 1; point < digits.size(); ++point) {
    const std::string fraction = digits.substr(0, point) + "." + digits.substr(point);
    INFO(fraction);
    REQUIRE(read_decimal(fraction).has_value());
    CHECK(same(*read_decimal(fraction), std::strtod(fraction.c_str(), nullptr)));
    CHECK_FALSE(read_decimal(fraction + "1").has_value());
    CHECK_FALSE(read_decimal("1" + fraction).has_value());
  }
}

TEST_CASE("whole numbers that a protocol may hold are themselves", "[decimal]") {
  Strings wrong;
  for (int i = -2000; i <= 2000; ++i)
    if (read_decimal(std::to_string(i)) != static_cast<double>(i)) wrong.push_back(std::to_string(i));
  CHECK(wrong == Strings{});
}
