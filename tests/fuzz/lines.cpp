#include "lines.h"

namespace redflag::fuzz {

void run_on_lines(int (*verb)(const cli::Arguments&), const std::uint8_t* data, std::size_t size) {
  static const std::string dir = std::string(REDFLAG_ROOT) + "/build/fuzz/offers";
  static std::FILE* const input = std::tmpfile();
  static const bool redirected = std::freopen("/dev/null", "w", stdout) != nullptr;
  require(input != nullptr && redirected, "there is a file for the input, and none for the output");
  std::rewind(input);
  require(std::fwrite(data, 1, size, input) == size && std::fflush(input) == 0, "the input can be written");
  require(ftruncate(fileno(input), static_cast<off_t>(size)) == 0, "the input ends");
  std::rewind(input);
  stdin = input;
  cli::Arguments arguments;
  arguments.dir = dir;
  require(verb(arguments) != 2, "any lines are readable");
}

}  // namespace redflag::fuzz
