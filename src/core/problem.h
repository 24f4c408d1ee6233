// Errors are values: readers put every problem they find into a Report and go on, so that an author sees all of them at
// once. What a reader returns is only meant to be used when its report stayed empty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace redflag {

// One thing that is wrong, and where.
struct Problem {
  std::string pointer;    // JSON Pointer (RFC 6901) into the file; "" is the whole document
  std::string_view code;  // stable, kebab-case, a string literal
  std::string message;    // one sentence: what is wrong and how to mend it
};

// The problems of one file, which is named as the caller names it; answers have no name.
struct Report {
  std::string_view file;
  std::vector<Problem> problems;
  std::size_t more = 0;  // that were found and are not among `problems`, whose last one says so
  bool beyond = false;   // is something larger than may be read? Then the rest was not looked at.

  [[nodiscard]] std::size_t found() const { return problems.size() + more; }
  [[nodiscard]] bool clean() const { return problems.empty(); }
};

}  // namespace redflag
