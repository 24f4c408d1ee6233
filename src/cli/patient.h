// A patient's answers in the words of the protocol.
#pragma once

#include <string>

#include "cli/wording.h"
#include "core/answers.h"
#include "prove/claims.h"

namespace redflag::cli {

class PatientWords {
 public:
  // `words` is held against nothing: what is missing shows as its id.
  PatientWords(const text::Json& words, const Protocol& protocol, const prove::Claims& claims)
      : protocol_(protocol), claims_(claims), wording_(words, protocol) {}

  // Worth telling: something was said, and it is not the least worrying answer.
  [[nodiscard]] bool telling(Index question, const Answer& answer) const;
  // The question, and what was said to it.
  [[nodiscard]] std::string said(Index question, const Answer& answer) const;
  [[nodiscard]] const Wording& wording() const { return wording_; }

 private:
  [[nodiscard]] std::string answered(Index question, const Answer& answer) const;
  [[nodiscard]] std::string ui(std::string_view key, std::string_view otherwise) const;

  const Protocol& protocol_;
  const prove::Claims& claims_;
  const Wording wording_;
};

}  // namespace redflag::cli
