// The protocol of a folder, for those who use it and do not judge it.
#pragma once

#include <string_view>

#include "check/file.h"
#include "core/protocol.h"

namespace redflag::cli {

struct Opened {
  // Problems of the protocol go to stderr.
  explicit Opened(std::string_view dir);

  check::File file;
  Protocol protocol;
  bool good = false;
};

// The problems of one file to stderr. Are there none?
bool clean(const check::File& file);

}  // namespace redflag::cli
