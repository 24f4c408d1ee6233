// A protocol and some patients from bytes: what a fuzzer changes in the bytes changes a rule or an answer, where in a text
// it would mostly break the JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace redflag::fuzz {

struct Invented {
  std::string protocol;               // as JSON
  std::vector<std::string> patients;  // the answers of each, as JSON
};

// Sound and the same for the same bytes; any bytes will do.
Invented invent(const std::uint8_t* data, std::size_t size);

}  // namespace redflag::fuzz
