#include "check/folder.h"

#include <algorithm>
#include <filesystem>

#include "text/read_protocol.h"
#include "text/write.h"

namespace redflag::check {

std::vector<std::string> languages(std::string_view dir) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(path_in(dir, "words"), error), end; !error && entry != end;
       entry.increment(error))
    if (entry->path().extension() == ".json") names.push_back(entry->path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

Folder::Folder(std::string_view dir)
    : protocol(path_in(dir, "protocol.json")),
      sources(path_in(dir, "sources.json")),
      decisions(path_in(dir, "decisions.md")),
      vignettes(path_in(dir, "vignettes.json")),
      review(path_in(dir, "review.json")) {
  for (File* file : {&protocol, &sources, &vignettes, &review}) file->parse();
  if (protocol.document.whole && protocol.document.root.kind == text::Json::Kind::object)
    json = &protocol.document.root;
  values = text::read_protocol(protocol.document, protocol.report);
  if (protocol.report.beyond) json = nullptr;
  sound = json != nullptr && protocol.report.clean();
  for (const std::string& language : languages(dir))
    words.emplace_back(path_in(dir, text::join({"words/", language, ".json"}))).parse();
  // No language at all is the same as one that cannot be read.
  if (words.empty()) words.emplace_back(path_in(dir, "words/en.json"));
  std::error_code error;
  const std::string safety_case = path_in(dir, "hazards.json");
  if (std::filesystem::exists(safety_case, error)) hazards.emplace(safety_case).parse();
}

std::vector<const File*> Folder::files() const {
  std::vector<const File*> files = {&protocol};
  for (const File& file : words) files.push_back(&file);
  for (const File* file : {&sources, &decisions, &vignettes, &review}) files.push_back(file);
  if (hazards) files.push_back(&*hazards);
  return files;
}

}  // namespace redflag::check
