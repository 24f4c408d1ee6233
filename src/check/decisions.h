// decisions.md: prose for clinicians, of which three kinds of line are read.
#pragma once

#include <string_view>
#include <vector>

#include "check/file.h"

namespace redflag::check {

struct Noted {
  std::string_view id;
  std::size_t line = 0;
};

struct Decisions {
  std::vector<Noted> made;    // ### ID: title
  std::vector<Noted> waived;  // - waived: ID — reason: a statement that nothing cites, or a limit that is not kept
  std::vector<Noted> open;    // - open: ID — what: what a decision leaves open

  // None where nothing waives it.
  [[nodiscard]] const Noted* waiver(std::string_view id) const;
};

// Problems: bad-line, duplicate-id, and unknown-decision for an open point of a decision that is not there. They name
// their line; Markdown has no JSON pointers.
Decisions read_decisions(File& file);

void problem_at(File& file, std::size_t line, const char* code, text::Place::Parts message);

}  // namespace redflag::check
