// Names in FHIR: addresses of what a protocol defines, and a linkId for all that can be answered. Ids of a
// protocol hold neither ':' nor '/', so no two of these are the same.
#pragma once

#include <string>
#include <string_view>

#include "core/protocol.h"

namespace redflag::fhir {

// The codes of a row, a yes-no question and a doubt, which the answers of this project and their words have too.
inline constexpr std::string_view truth_codes[] = {"yes", "no", "unsure", "declined"};
// The last two of them: what a choice or a number takes beside its own answers.
inline constexpr std::string_view doubt_codes[] = {"unsure", "declined"};

// Where nobody says where the protocol is published: an address that no host can have (RFC 2606).
inline constexpr std::string_view default_base = "https://redflag.example/fhir";

class Names {
 public:
  Names(const Protocol& protocol, std::string_view base);

  [[nodiscard]] std::string questionnaire() const;
  [[nodiscard]] std::string versioned() const;  // with the version behind |
  // Systems of codes.
  [[nodiscard]] std::string truths() const;
  [[nodiscard]] std::string options(Index question) const;
  [[nodiscard]] std::string dispositions() const;

 private:
  [[nodiscard]] std::string system(std::string_view name) const;

  const Protocol& protocol_;
  std::string_view base_;
};

// Can it stand before "/Questionnaire/…"? An http(s) address without blanks, query or fragment.
bool is_base(std::string_view base);

std::string link_of_screen(Index number);
std::string link_of(const Question& question);
std::string link_of(const Question& question, Index option);
// Of a number: the item beside it that says why there is none.
std::string link_of_doubt(const Question& question);
// For text that is only read: "why", "hint" or "unit".
std::string link_of_note(std::string_view kind, const Question& question);

}  // namespace redflag::fhir
