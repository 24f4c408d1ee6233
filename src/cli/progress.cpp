#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>
#include <string>

#include "text/write.h"

namespace redflag::cli {
namespace {

constexpr std::string_view start_of_line = "\r\x1b[K";  // and nothing on it
bool stands = false;

bool on_terminal() {
  static const bool is = isatty(STDERR_FILENO) == 1;
  return is;
}

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

void show_progress(std::initializer_list<std::string_view> parts) {
  if (!on_terminal()) return;
  put(start_of_line);
  put(text::join(parts));
  std::fflush(stderr);
  stands = true;
}

void clear_progress() {
  if (!stands) return;
  put(start_of_line);
  std::fflush(stderr);
  stands = false;
}

bool shares_terminal() {
  static const bool is = isatty(STDOUT_FILENO) == 1;
  return is;
}

bool works_unattended() { return isatty(STDIN_FILENO) != 1 && !shares_terminal(); }

void Progress::at(unsigned long long done, unsigned long long all) {
  if (!on_terminal()) return;
  const Clock::time_point now = Clock::now();
  if (now - told_ < std::chrono::milliseconds(200)) return;
  told_ = now;
  const std::string count = text::to_text(done);
  if (all == 0) show_progress({verb_, ": ", count, " ", things_});
  else show_progress({verb_, ": ", count, " of ", text::to_text(all), " ", things_});
}

}  // namespace redflag::cli
