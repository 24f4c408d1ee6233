// One line on a terminal that shows the progress of long work. It is wiped before any other output (cli/output.h), and is never
// written to a file or a pipe.
#pragma once

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace redflag::cli {

// In place of the line that stands there.
void show_progress(std::initializer_list<std::string_view> parts);

// Takes the line away.
void clear_progress();

// Is stdout a terminal? Then the line is wiped before each result.
bool shares_terminal();

// Neither stdin nor stdout is a terminal, so the line cannot mix with what somebody types or reads.
bool works_unattended();

// Counts, and tells of it a few times a second.
class Progress {
 public:
  // "digest", "states".
  Progress(std::string_view verb, std::string_view things) : verb_(verb), things_(things) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear_progress(); }

  // So many are done, of how many; 0 where nobody knows.
  void at(unsigned long long done, unsigned long long all = 0);

 private:
  using Clock = std::chrono::steady_clock;
  const std::string_view verb_, things_;
  Clock::time_point told_ = Clock::now();
};

}  // namespace redflag::cli
