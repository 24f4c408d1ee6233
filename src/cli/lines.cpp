#include "cli/lines.h"

#include <cstdio>

namespace redflag::cli {

bool Lines::next(std::size_t most) {
  text.clear();
  bool any = false;
  for (int byte = std::getc(stdin); byte != EOF; byte = std::getc(stdin)) {
    any = true;
    if (byte == '\n') break;
    if (text.size() <= most) text += static_cast<char>(byte);
  }
  if (std::ferror(stdin) != 0) readable = false;
  if (any) ++number;
  return any && readable;
}

}  // namespace redflag::cli
