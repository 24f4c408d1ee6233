#include "check/filled.h"

#include <algorithm>

namespace redflag::check {

std::string filled(std::string_view text, std::initializer_list<Filling> fillings) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{'), close = text.find('}', open);
    if (close == std::string_view::npos) return result.append(text);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* const named =
        std::find_if(fillings.begin(), fillings.end(), [&](const Filling& filling) { return filling.first == name; });
    result += text.substr(0, open);
    result += named == fillings.end() ? text.substr(open, close + 1 - open) : named->second;
    text.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace redflag::check
