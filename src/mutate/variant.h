// A protocol that was read from a tree in memory, with what it claims: the folder's own, or a mutant.
#pragma once

#include <vector>

#include "prove/compare.h"
#include "prove/prove.h"
#include "text/json.h"

namespace redflag::mutate {

struct Variant {
  // The tree's texts point into a document that outlives this.
  explicit Variant(text::Json root);
  Variant(const Variant&) = delete;
  Variant& operator=(const Variant&) = delete;

  [[nodiscard]] prove::Subject subject() const { return {protocol, claims, {}}; }
  // The property fails; of which ids, where all are wanted.
  [[nodiscard]] bool breaks(prove::Property property) const;
  [[nodiscard]] std::vector<std::string> broken(prove::Property property) const;

  text::Document document;
  Report report;
  Protocol protocol;
  prove::Claims claims;
};

// Somebody who gets something else from the two, or nobody. Only rules that differ can make a difference.
std::optional<Answers> told_apart(const Variant& before, const Variant& after);

}  // namespace redflag::mutate
