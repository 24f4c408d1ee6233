// Words with their {placeholders} filled in, as the widget shows them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace redflag::check {

// A {name} in a text, and its value.
using Filling = std::pair<std::string_view, std::string_view>;

// A placeholder that no filling names stays as it is, for its author to see.
std::string filled(std::string_view text, std::initializer_list<Filling> fillings);

}  // namespace redflag::check
