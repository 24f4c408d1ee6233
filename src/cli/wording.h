// The words of one language, by id.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "check/filled.h"
#include "core/evaluate.h"
#include "core/protocol.h"
#include "text/json.h"

namespace redflag::cli {

class Wording {
 public:
  // `words` has been held against `protocol` (text::check_words).
  Wording(const text::Json& words, const Protocol& protocol) : words_(words), protocol_(protocol) {}

  [[nodiscard]] std::string ui(std::string_view key, std::initializer_list<check::Filling> fillings = {}) const;
  [[nodiscard]] const text::Json& question(Index question) const;
  [[nodiscard]] const text::Json& disposition(Index disposition) const;
  [[nodiscard]] const text::Json& action(Index action) const;
  [[nodiscard]] std::string_view label(Index of, Index option) const;
  // "you …": what was found.
  [[nodiscard]] std::string sign(const Finding& finding, const Answers& answers) const;
  // The same, or that it is no longer so.
  // The words for a doubt: the sign of an option, or the question.
  [[nodiscard]] std::string doubt(const Finding& finding) const;
  [[nodiscard]] std::string change(const Finding& finding, const Answers& answers) const;

 private:
  [[nodiscard]] const text::Json& entry(std::string_view list, std::string_view id) const;

  const text::Json& words_;
  const Protocol& protocol_;
};

}  // namespace redflag::cli
