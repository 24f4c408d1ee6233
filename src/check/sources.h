// sources.json: the citations, and their statements in our own words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/file.h"

namespace redflag::check {

struct Statement {
  std::string_view id;
  std::string pointer;
};

struct Sources {
  std::vector<std::string_view> ids;  // of the sources
  std::vector<Statement> statements;  // of all of them
  [[nodiscard]] bool holds(std::string_view id) const;
};

// Problems: those of the tables, duplicate-id, bad-date, and read-later of what was read after `today`. The file was parsed.
Sources read_sources(File& file, std::string_view today);

}  // namespace redflag::check
