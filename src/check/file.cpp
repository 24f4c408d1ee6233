#include "check/file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "text/write.h"

namespace redflag::check {

File::File(std::string where) : path(std::move(where)), report{path, {}} {
  std::error_code error;
  // A folder opens like a file on Linux, and only then fails.
  if (std::filesystem::is_regular_file(path, error)) {
    std::ifstream stream(path, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(stream), {});
    readable = stream.is_open() && !stream.bad();
  }
  if (!readable) problem("unreadable", {"there is no such file, or it cannot be read: add it, or correct the path"});
}

bool File::parse() {
  if (readable) document = text::parse_json(text, report);
  return document.whole;
}

std::string path_in(std::string_view dir, std::string_view name) {
  return (std::filesystem::path(dir) / name).generic_string();
}

std::string in_quotes(std::string_view name) { return text::join({"\"", name, "\""}); }

}  // namespace redflag::check
