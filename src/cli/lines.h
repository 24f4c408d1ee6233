// The lines of standard input, however long they are, in memory that stays small.
#pragma once

#include <cstddef>
#include <string>

namespace redflag::cli {

class Lines {
 public:
  // The next line without its end, in `text`; of one that is longer than `most`, the first most + 1 bytes. False at the end.
  bool next(std::size_t most);

  std::string text;
  std::size_t number = 0;  // of that line, from 1, blank ones counted
  bool readable = true;    // false once the input could not be read: a folder, say, or none at all
};

}  // namespace redflag::cli
