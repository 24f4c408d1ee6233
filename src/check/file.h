// One file of a protocol's folder: its text, what it holds, and what is wrong with it.
#pragma once

#include <string>
#include <string_view>

#include "core/problem.h"
#include "text/json.h"
#include "text/place.h"

namespace redflag::check {

// Stays where it was made: its report and its tree point into it.
struct File {
  // Reads the text. What cannot be read is the problem "unreadable".
  explicit File(std::string where);
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  // Reads the text as JSON. False when there is no tree to look at.
  bool parse();

  // The tree, for those who look for problems.
  [[nodiscard]] text::Place root() { return {document.root, report}; }
  // A problem of the whole file, or of one that has no JSON pointers.
  void problem(const char* code, text::Place::Parts message) { root().problem(code, message); }

  std::string path;
  std::string text;
  bool readable = false;
  Report report;
  text::Document document;
};

// DIR/name, as it is shown and opened.
std::string path_in(std::string_view dir, std::string_view name);

std::string in_quotes(std::string_view name);

}  // namespace redflag::check
