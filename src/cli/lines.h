// The lines of standard input, however long they are, in memory that stays small.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redflag::cli {

class Lines {
 public:
  // The next line without its end, in `text` until the next call; of one that is longer than `most`, the first most + 1 bytes. False
  // at the end.
  bool next(std::size_t most);

  // Would whoever wants the next line that is not blank have to wait for the input?
  [[nodiscard]] bool waits() const;

  std::string_view text;
  std::size_t number = 0;  // of that line, from 1, blank ones counted
  bool readable = true;    // false once the input could not be read: a folder, say, or none at all

 private:
  // Adds to a line that reaches over the end of a block.
  void keep(std::string_view part, std::size_t most);
  // Another block of the input, in place of the one that was used up. False at the end.
  bool read();

  std::vector<char> block_ = std::vector<char>(std::size_t{1} << 16);
  std::string_view ahead_;  // what of the block belongs to later lines
  std::string whole_;       // such a line
};

}  // namespace redflag::cli
