// Answers, and the three-valued truth of what they say. "Not sure", declined and missing are never "no".
#pragma once

#include <cstdint>
#include <vector>

#include "core/protocol.h"

namespace redflag {

struct Answer {
  enum class Kind : std::uint8_t { absent, unsure, declined, given };
  Kind kind = Kind::absent;
  bool others_unsure = false;  // checklist: what is not ticked is not sure instead of no
  Options ticked = 0;          // yes-no: "yes" or nothing; choice: one; checklist: any, none = "none of these"
  double number = 0;
};

using Answers = std::vector<Answer>;  // one for each of Protocol::questions

enum class Truth : std::uint8_t { no, unsure, yes };

// The truths that something may still turn out to have: one of them for what has been answered, several for what has
// not. Judging answers is the case where each set has one member; planning an interview is the case where some have
// three. One evaluator serves both.
class Truths {
 public:
  constexpr Truths(Truth truth) : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(truth))) {}
  static constexpr Truths nothing() { return Truths(std::uint8_t{0}); }
  static constexpr Truths any() { return Truths(std::uint8_t{7}); }

  [[nodiscard]] constexpr bool may_be(Truth truth) const { return ((bits_ >> static_cast<unsigned>(truth)) & 1U) != 0; }
  [[nodiscard]] constexpr bool settled() const { return (bits_ & (bits_ - 1)) == 0; }
  [[nodiscard]] constexpr Truths negated() const {
    return Truths(static_cast<std::uint8_t>((bits_ & 1U) << 2U | (bits_ & 2U) | bits_ >> 2U));
  }
  constexpr Truths operator|(Truths other) const { return Truths(static_cast<std::uint8_t>(bits_ | other.bits_)); }
  friend constexpr bool operator==(Truths, Truths) = default;

 private:
  explicit constexpr Truths(std::uint8_t bits) : bits_(bits) {}
  std::uint8_t bits_;
};

}  // namespace redflag
