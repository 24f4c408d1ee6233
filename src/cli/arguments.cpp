#include "cli/arguments.h"

#include <algorithm>

#include "text/write.h"

namespace redflag::cli {

std::optional<std::string_view> Arguments::value(std::string_view name) const {
  const auto given =
      std::find_if(options.rbegin(), options.rend(), [&](const auto& option) { return option.first == name; });
  if (given == options.rend()) return std::nullopt;
  return given->second;
}

Arguments read_arguments(std::span<const std::string_view> words, std::span<const Option> known, bool two_folders,
                         std::string& wrong) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size() && wrong.empty(); ++i) {
    const std::string_view word = words[i], name = word.substr(0, word.find('='));
    if (!word.starts_with('-')) {
      std::string_view& folder = two_folders && !arguments.dir.empty() ? arguments.other : arguments.dir;
      if (!folder.empty())
        wrong = text::join({two_folders ? "two folders" : "one folder", " at a time: ", folder, " or ", word});
      folder = word;
      continue;
    }
    const auto option =
        std::find_if(known.begin(), known.end(), [&](const Option& other) { return other.name == name; });
    const bool joined = name.size() < word.size();
    if (option == known.end()) {
      wrong = text::join({"there is no option ", name, " here"});
    } else if (option->value.empty()) {
      if (joined) wrong = text::join({name, " takes no value"});
      arguments.options.emplace_back(name, "");
    } else if (joined) {
      arguments.options.emplace_back(name, word.substr(name.size() + 1));
    } else if (++i < words.size()) {
      arguments.options.emplace_back(name, words[i]);
    } else {
      wrong = text::join({name, " needs a value: ", option->value});
    }
  }
  if (wrong.empty() && arguments.dir.empty()) wrong = "name the folder of a protocol, like rules/back-pain";
  if (wrong.empty() && two_folders && arguments.other.empty())
    wrong = "name two folders: the old version and the new one";
  return arguments;
}

std::optional<unsigned long long> read_count(std::string_view digits, unsigned long long most) {
  unsigned long long count = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<unsigned long long>(c - '0');
    if (count > (most - digit) / 10 || digit > most) return std::nullopt;
    count = count * 10 + digit;
  }
  if (digits.empty()) return std::nullopt;
  return count;
}

}  // namespace redflag::cli
