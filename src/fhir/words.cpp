#include "fhir/words.h"

#include <algorithm>

namespace redflag::fhir {
namespace {

constexpr std::string_view translation = "http://hl7.org/fhir/StructureDefinition/translation";

std::string_view text_at(const text::Json& words, Words::Path path) {
  const text::Json* json = &words;
  for (const std::string_view key : path)
    if (json != nullptr) json = json->member(key);
  return json == nullptr ? std::string_view() : json->text;
}

}  // namespace

Words::Words(const check::Folder& folder) {
  for (const check::File& file : folder.words) languages_.push_back(&file.document.root);
  std::stable_partition(languages_.begin(), languages_.end(),
                        [](const text::Json* words) { return words->text_of("lang") == "en"; });
}

std::string_view Words::at(Path path) const { return text_at(*languages_.front(), path); }

void Words::write(text::Writer& writer, const char* name, Path path) const {
  const std::string_view own = at(path);
  if (own.empty()) return;
  writer.member(name, own);
  text::Writer others;
  for (const text::Json* words : languages_) {
    const std::string_view text = text_at(*words, path);
    if (words == languages_.front() || text.empty()) continue;
    others.open('{');
    others.member("url", translation);
    others.key("extension");
    others.open('[');
    others.open('{');
    others.member("url", "lang");
    others.member("valueCode", words->text_of("lang"));
    others.close('}');
    others.open('{');
    others.member("url", "content");
    others.member("valueString", text);
    others.close('}');
    others.close(']');
    others.close('}');
  }
  if (others.out.empty()) return;
  writer.key(text::join({"_", name}).c_str());
  writer.open('{');
  writer.key("extension");
  writer.raw(text::join({"[", others.out, "]"}));
  writer.close('}');
}

std::string filled(std::string_view text,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> fillings) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = text.find('{'), close = text.find('}', open);
    if (close == std::string_view::npos) return result.append(text);
    result += text.substr(0, open);
    for (const auto& [key, value] : fillings)
      if (key == text.substr(open + 1, close - open - 1)) result += value;
    text.remove_prefix(close + 1);
  }
  return result;
}

void write_text(text::Writer& writer, const char* name, std::string_view text) {
  if (!text.empty()) writer.member(name, text);
}

}  // namespace redflag::fhir
