// A protocol that was read from a tree in memory, with what it claims: the folder's own, or a mutant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/floors.h"
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
  [[nodiscard]] bool breaks(prove::Property property) const;
  // The codes of all that `redflag check` has against the protocol and, where it is in them, against these words; sorted.
  [[nodiscard]] std::vector<std::string_view> refusals(const std::vector<const text::Document*>& words) const;

  text::Document document;
  Report report;
  Protocol protocol;
  prove::Claims claims;
};

// Somebody who gets something else from the two, or nobody. Only rules that differ can make a difference.
std::optional<Answers> told_apart(const Variant& before, const Variant& after);

// Somebody for whom the floors of the one demand more than those of the other, or nobody.
std::optional<Answers> demanded_apart(const Variant& before, const Variant& after);

// Somebody to whom a disposition or an action comes to something else, or nobody. The rules are the same.
std::optional<Answers> advised_apart(const Variant& before, const Variant& after);

}  // namespace redflag::mutate
