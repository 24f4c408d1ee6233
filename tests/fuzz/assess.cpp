// Any text as the lines of `redflag assess`.
#include "cli/verbs.h"
#include "lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  redflag::fuzz::run_on_lines(redflag::cli::run_assess, data, size);
  return 0;
}
