// Any files as a folder for `redflag check`: each begins with a line "== NAME".
#include <filesystem>
#include <fstream>

#include "check/check.h"
#include "target.h"

using namespace redflag;

namespace {

// In memory, for one folder an execution is a lot of writing.
const std::filesystem::path& place() {
  static const std::filesystem::path made = [] {
    std::string name = std::filesystem::exists("/dev/shm") ? "/dev/shm/redflag-XXXXXX" : "/tmp/redflag-XXXXXX";
    fuzz::require(mkdtemp(name.data()) != nullptr, "there is a place for the folder");
    std::filesystem::create_directories(name + "/rules/words");
    std::atexit([] { std::filesystem::remove_all(place()); });
    return std::filesystem::path(name);
  }();
  return made;
}

constexpr const char* names[] = {"protocol.json", "sources.json", "decisions.md",  "vignettes.json",
                                 "review.json",   "hazards.json", "words/en.json", "words/es.json"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const std::filesystem::path folder = place() / "rules";
  for (const char* const name : names) std::filesystem::remove(folder / name);
  for (const char* const name : names) {
    const std::string mark = std::string("== ") + name + "\n";
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = text.substr(at + mark.size());
    std::ofstream(folder / name, std::ios::binary) << rest.substr(0, rest.find("\n== "));
  }
  check::Folder read(folder.string());
  for (const check::Located& problem : check::check_folder(read, "2026-07-01")) {
    fuzz::require(!problem.file.empty() && problem.problem != nullptr, "a problem is somewhere");
    fuzz::require(!problem.problem->code.empty() && !problem.problem->message.empty(), "a problem is told");
  }
  return 0;
}
