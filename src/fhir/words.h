// The words of a protocol in FHIR: a text in one language, and the same in the others as the standard extension `translation`.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "check/folder.h"
#include "text/json.h"
#include "text/write.h"

namespace redflag::fhir {

class Words {
 public:
  // The folder must outlive it. English leads where there is English, else the first language.
  explicit Words(const check::Folder& folder);

  // The keys that lead to a text: {"ui", "yes"}.
  using Path = std::initializer_list<std::string_view>;
  // In the leading language; empty where there is none.
  [[nodiscard]] std::string_view at(Path path) const;
  [[nodiscard]] std::string_view language() const { return languages_.front()->text_of("lang"); }

  // The member `name`, and `_name` with the translations. Writes nothing where there is no text, for FHIR knows no empty one.
  void write(text::Writer& writer, const char* name, Path path) const;

 private:
  std::vector<const text::Json*> languages_;
};

// A member, unless it would be empty.
void write_text(text::Writer& writer, const char* name, std::string_view text);

}  // namespace redflag::fhir
