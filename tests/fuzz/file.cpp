#include <fstream>
#include <iterator>

#include "target.h"

namespace redflag::fuzz {

std::string file(const std::string& path) {
  std::ifstream in(std::string(REDFLAG_ROOT "/") + path, std::ios::binary);
  require(in.good(), "the file is there", path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace redflag::fuzz
