// Days, written YYYY-MM-DD (ISO 8601), which sort as text.
#pragma once

#include <string>
#include <string_view>

#include "text/place.h"

namespace redflag::check {

// A day that the calendar has.
bool is_date(std::string_view text);

// Problem: bad-date. What is not a string has been told by the tables.
bool check_date(const text::Place& place);

// By UTC: the same everywhere at one moment.
std::string today();

}  // namespace redflag::check
