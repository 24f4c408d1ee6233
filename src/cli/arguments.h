// The command line after the verb: a folder, or two, and some options, in any order.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace redflag::cli {

struct Option {
  std::string_view name;   // with its dashes
  std::string_view value;  // what it takes, for people; empty when it takes nothing
};

struct Arguments {
  std::string_view dir;
  std::string_view other;  // the second folder, where a verb takes two
  std::vector<std::pair<std::string_view, std::string_view>> options;

  // The value of an option that was given; the last one counts.
  [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return value(name).has_value(); }
};

// Problems of `words` go to `wrong`; it stays empty when there are none. Takes --name value and --name=value.
Arguments read_arguments(std::span<const std::string_view> words, std::span<const Option> known, bool two_folders,
                         std::string& wrong);

// A whole number from 0 to `most`, in decimal digits.
std::optional<unsigned long long> read_count(std::string_view digits, unsigned long long most);

}  // namespace redflag::cli
