#include "lines.h"

#include <unistd.h>

#include <algorithm>

namespace redflag::fuzz {
namespace {

std::FILE* emptied(std::FILE* file) {
  std::rewind(file);
  require(ftruncate(fileno(file), 0) == 0, "a file can be emptied");
  return file;
}

std::string read_all(std::FILE* file) {
  std::fflush(file);
  std::string text(static_cast<std::size_t>(std::ftell(file)), '\0');
  std::rewind(file);
  require(std::fread(text.data(), 1, text.size(), file) == text.size(), "the output can be read");
  return text;
}

// As cli/stream.cpp passes over them.
bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

template <class Visit>
void each_line(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

void run_on_lines(int (*verb)(const cli::Arguments&), const std::uint8_t* data, std::size_t size) {
  static const std::string dir = std::string(REDFLAG_ROOT) + "/build/fuzz/offers";
  static std::FILE* const input = std::tmpfile();
  static std::FILE* const output = std::tmpfile();
  require(input != nullptr && output != nullptr, "there are files for input and output");
  require(std::fwrite(data, 1, size, emptied(input)) == size && std::fflush(input) == 0, "the input can be written");
  std::rewind(input);
  stdin = input;
  stdout = emptied(output);
  cli::Arguments arguments;
  arguments.dir = dir;
  require(verb(arguments) != 2, "any lines are readable");
  std::size_t asked = 0, answered = 0;
  each_line(as_text(data, size), [&](std::string_view line) { asked += is_blank(line) ? 0 : 1; });
  each_line(read_all(output), [&](std::string_view line) {
    require_json(line);
    ++answered;
  });
  require(asked == answered, "every line that is not blank has its answer");
}

}  // namespace redflag::fuzz
