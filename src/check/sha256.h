// SHA-256 (FIPS 180-4).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace redflag::check {

class Sha256 {
 public:
  void add(std::string_view bytes);
  // The digest in 64 hexadecimal digits; nothing can be added after that.
  std::string hex();

 private:
  void block();

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> buffer_ = {};
  std::uint64_t length_ = 0;  // in bytes
};

// Of these bytes alone.
std::string sha256(std::string_view bytes);

}  // namespace redflag::check
