#include "cli/proving.h"

#include <algorithm>

#include "check/sha256.h"
#include "check/words.h"

namespace redflag::cli {
namespace {

bool has_words(const text::Json* entry, std::initializer_list<const char*> keys) {
  if (entry == nullptr) return false;
  for (const char* key : keys) {
    const std::vector<text::Json>& lines = entry->list_of(key);
    const auto blank = [](const text::Json& line) { return check::is_blank(line.text); };
    if (check::is_blank(entry->text_of(key)) && std::all_of(lines.begin(), lines.end(), blank)) return false;
  }
  return true;
}

// A broken file has no words for what it does not say.
prove::Language language_of(const check::File& file, const Protocol& protocol) {
  const std::string_view path = file.path;
  const std::size_t name = path.rfind('/') + 1;
  prove::Language language{path.substr(name, path.rfind('.') - name), {}, {}};
  const auto entry = [&](const char* list, std::string_view id) {
    const text::Json* entries = file.document.root.member(list);
    return entries == nullptr ? nullptr : entries->member(id);
  };
  for (const Disposition& disposition : protocol.dispositions)
    language.dispositions.push_back(has_words(entry("dispositions", disposition.id), {"level", "heading", "text"}));
  for (const std::string_view action : protocol.actions)
    language.actions.push_back(has_words(entry("actions", action), {"label"}));
  return language;
}

prove::Subject subject_of(const check::Folder& folder, const prove::Claims& claims, bool has_words) {
  prove::Subject subject{folder.values, claims, {}};
  if (!has_words) return subject;
  for (const check::File& file : folder.words) subject.languages.push_back(language_of(file, folder.values));
  return subject;
}

// English, or whatever comes first.
const text::Json& words_of(const check::Folder& folder, const text::Json& none) {
  const text::Json* words = folder.words.empty() ? &none : &folder.words.front().document.root;
  for (const check::File& file : folder.words)
    if (file.document.root.text_of("lang") == "en") words = &file.document.root;
  return *words;
}

}  // namespace

Proving::Proving(check::Folder& folder, std::string_view dir)
    : claims_(prove::read_claims(folder.protocol.root(), folder.values)),
      sha256_(check::sha256(folder.protocol.text)),
      has_words_(!check::languages(dir).empty()),
      subject_(subject_of(folder, claims_, has_words_)),
      proved_{folder.values, claims_, proof_, dir, sha256_, words_of(folder, no_words_)} {}

const Proved& Proving::run(const prove::Settings& settings) {
  proof_ = prove::prove(subject_, settings);
  return proved_;
}

}  // namespace redflag::cli
