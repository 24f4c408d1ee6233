// Everything that can be wrong with a protocol's folder, all at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/folder.h"

namespace redflag::check {

struct Located {
  std::string_view file;
  const Problem* problem = nullptr;
};

// Checks the protocol alone, without the other files of its folder. It was read from `root` without a problem.
void check_protocol(const text::Place& root, const Protocol& protocol);

// Looks at every file of the folder; what a broken file keeps from being judged is left out. `today` (YYYY-MM-DD) is the
// day on which a review may be overdue. The problems are the folder's: file by file, each once.
std::vector<Located> check_folder(Folder& folder, std::string_view today);

// The problems in the reports of these files, each once.
std::vector<Located> collect(const std::vector<const File*>& files);

}  // namespace redflag::check
