// A protocol's folder, and the proof of it.
#pragma once

#include "check/folder.h"
#include "cli/proof.h"

namespace redflag::cli {

class Proving {
 public:
  // `folder` was read from `dir`, is sound and stays. What is wrong with its claims goes to the report of its protocol.
  Proving(check::Folder& folder, std::string_view dir);
  Proving(const Proving&) = delete;
  Proving& operator=(const Proving&) = delete;

  const Proved& run(const prove::Settings& settings);
  [[nodiscard]] bool has_words() const { return has_words_; }
  // The same without results.
  [[nodiscard]] const Proved& begun() const { return proved_; }

 private:
  const text::Json no_words_;
  const prove::Claims claims_;
  const std::string sha256_;
  const bool has_words_;
  prove::Subject subject_;
  prove::Proof proof_;
  const Proved proved_;
};

}  // namespace redflag::cli
