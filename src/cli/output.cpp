#include "cli/output.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "cli/progress.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

void put(std::FILE* file, std::string_view text) { std::fwrite(text.data(), 1, text.size(), file); }

// An id may hold a line break, and a terminal obeys control characters: both are shown and not done.
std::string one_line(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7f) line += c;
    else line += text::join({"\\x", hex.substr(byte >> 4U, 1), hex.substr(byte & 15U, 1)});
  }
  return line;
}

}  // namespace

void say(std::initializer_list<std::string_view> parts) {
  if (shares_terminal()) clear_progress();
  for (const std::string_view part : parts) put(stdout, part);
}

void complain(std::initializer_list<std::string_view> parts) {
  clear_progress();
  put(stderr, text::join(parts) + '\n');
}

bool flush() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

void complain_of(const std::vector<check::Located>& problems) {
  for (const check::Located& at : problems)
    complain(
        {one_line(text::join({at.file, ":", at.problem->pointer, ": ", at.problem->code, ": ", at.problem->message}))});
}

Exit verdict(const std::vector<check::Located>& problems) {
  const bool unreadable = std::any_of(problems.begin(), problems.end(),
                                      [](const check::Located& at) { return at.problem->code == "unreadable"; });
  return problems.empty() ? holds : unreadable ? unusable : wrong;
}

}  // namespace redflag::cli
