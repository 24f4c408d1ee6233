// Any text as the records of `redflag replay`.
#include "cli/verbs.h"
#include "lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  redflag::fuzz::run_on_lines(redflag::cli::run_replay, data, size);
  return 0;
}
