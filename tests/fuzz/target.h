// Shared by the fuzz targets. A target is one function that libFuzzer calls with bytes; what must never be aborts, as a
// sanitizer does. Without libFuzzer, stand_in.cpp calls it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "values.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace redflag::fuzz {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline void require(bool holds, std::string_view what, std::string_view where = {}) {
  if (holds) return;
  std::fprintf(stderr, "not so: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(where.size()), where.data());
  std::abort();
}

// The engine's output can be read again.
inline void require_json(std::string_view written) {
  Report report;
  require(text::parse_json(written, report).whole, "what was written is JSON", written);
}

// Every problem has a code and says something; no message repeats the input beyond a line.
inline void require_explained(const Report& report) {
  for (const Problem& problem : report.problems) {
    require(problem.code != std::string_view(), "a problem has a code");
    require(!problem.message.empty() && problem.message.size() < 1000, "a message is a line or two", problem.message);
  }
}

// A file of this repository, which must be there.
std::string file(const std::string& path);

}  // namespace redflag::fuzz
