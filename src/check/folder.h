// A protocol's folder: every file of it, read as far as it can be.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/file.h"
#include "core/protocol.h"

namespace redflag::check {

struct Folder {
  // Problems of reading are in the files' reports: those of text/json.h and text/read_protocol.h, and "unreadable".
  explicit Folder(std::string_view dir);

  // In the order in which an author wants to read of them.
  [[nodiscard]] std::vector<const File*> files() const;

  File protocol, sources, decisions, vignettes, review;
  std::deque<File> words;       // by name; each is called <language>.json
  std::optional<File> hazards;  // the safety case, where there is one
  // The tree of protocol.json, where it can be read as an object; else null. Then nothing is held against it.
  const text::Json* json = nullptr;
  Protocol values;
  bool sound = false;  // `values` may be used: the protocol was read without a problem
};

// The names of the languages in DIR/words, sorted: the file names without .json.
std::vector<std::string> languages(std::string_view dir);

}  // namespace redflag::check
