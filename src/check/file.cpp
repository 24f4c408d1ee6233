#include "check/file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "check/syntax.h"
#include "text/write.h"

namespace redflag::check {

File::File(std::string where) : path(std::move(where)), report{path, {}} {
  std::error_code error;
  // A folder opens like a file on Linux, and only then fails.
  if (std::filesystem::is_regular_file(path, error)) {
    std::ifstream stream(path, std::ios::binary);
    // One byte more than the limit tells that there is more.
    text.resize(std::min<std::uintmax_t>(std::filesystem::file_size(path, error), text::limits::file_bytes + 1));
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    readable = stream.is_open() && !stream.bad();
  }
  if (text.size() > text::limits::file_bytes) {
    text.clear();
    readable = root().beyond("too-large", text::limits::file_bytes, "bytes");
  } else if (!readable)
    problem("unreadable", {"there is no such file, or it cannot be read: add it, or correct the path"});
}

bool File::parse() {
  if (readable) document = text::parse_json(text, report);
  if (readable) explain_syntax(text, document, report);
  return document.whole;
}

std::string path_in(std::string_view dir, std::string_view name) {
  return (std::filesystem::path(dir) / name).generic_string();
}

std::string in_quotes(std::string_view name) { return text::join({"\"", name, "\""}); }

}  // namespace redflag::check
