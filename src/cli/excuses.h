// The declared exceptions of a protocol, each with what of it the proof did not need.
#pragma once

#include <string>
#include <vector>

#include "cli/proof.h"

namespace redflag::cli {

struct Excuse {
  const prove::Exception& exception;
  bool needed = false;            // some alternative of its condition is, or was not decided
  std::vector<std::string> idle;  // the others: the options, or which of "any" they are
  [[nodiscard]] bool exact() const { return needed && idle.empty(); }
};

// By exception of the protocol.
std::vector<Excuse> excuses_of(const Proved& proved);

}  // namespace redflag::cli
