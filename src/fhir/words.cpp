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

void write_text(text::Writer& writer, const char* name, std::string_view text) {
  if (!text.empty()) writer.member(name, text);
}

}  // namespace redflag::fhir
