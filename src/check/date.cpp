#include "check/date.h"

#include <chrono>

#include "text/write.h"

namespace redflag::check {
namespace {

std::string digits(unsigned number, std::size_t width) {
  const std::string text = text::to_text(number);
  return std::string(width - text.size(), '0') + text;
}

}  // namespace

bool is_date(std::string_view text) {
  unsigned parts[3] = {};  // year, month, day
  std::size_t part = 0;
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    if (dash) ++part;
    else parts[part] = parts[part] * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(parts[0])), std::chrono::month(parts[1]),
                                     std::chrono::day(parts[2]))
      .ok();
}

bool check_date(const text::Place& place) {
  if (place.json->kind != text::Json::Kind::string) return false;
  const bool good = is_date(place.json->text);
  if (!good) place.problem("bad-date", {"write the day as YYYY-MM-DD"});
  return good;
}

std::string today() {
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return text::join({digits(static_cast<unsigned>(static_cast<int>(day.year())), 4), "-",
                     digits(static_cast<unsigned>(day.month()), 2), "-", digits(static_cast<unsigned>(day.day()), 2)});
}

}  // namespace redflag::check
