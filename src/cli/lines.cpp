#include "cli/lines.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace redflag::cli {

bool Lines::next(std::size_t most) {
  whole_.clear();
  if (ahead_.empty() && !read()) return false;
  ++number;
  std::size_t end = ahead_.find('\n');
  for (; end == std::string_view::npos; end = ahead_.find('\n')) {
    keep(ahead_, most);
    if (!read()) return readable;
  }
  if (whole_.empty()) text = ahead_.substr(0, std::min(end, most + 1));
  else keep(ahead_.substr(0, end), most);
  ahead_.remove_prefix(end + 1);
  return true;
}

void Lines::keep(std::string_view part, std::size_t most) {
  text = whole_.append(part.substr(0, most + 1 - whole_.size()));
}

bool Lines::waits() const {
  const std::size_t begin = ahead_.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos || ahead_.find('\n', begin) == std::string_view::npos;
}

bool Lines::read() {
  ahead_ = {};
  ssize_t size = 0;
  // Not fread, which waits until a block is full: whoever asks and waits for the answer would wait for ever.
  do size = ::read(fileno(stdin), block_.data(), block_.size());
  while (size < 0 && errno == EINTR);
  if (size < 0) readable = false;
  else ahead_ = {block_.data(), static_cast<std::size_t>(size)};
  return size > 0;
}

}  // namespace redflag::cli
