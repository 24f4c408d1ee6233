// Answers, and the truth of what they say. "Not sure", declined and missing are never "no".
#pragma once

#include <cstdint>
#include <vector>

#include "core/protocol.h"

namespace redflag {

struct Answer {
  enum class Kind : std::uint8_t { absent, unsure, declined, given };
  Kind kind = Kind::absent;
  Options ticked = 0;  // yes-no: "yes" or nothing; choice: one; checklist: any, none = "none of these"
  // Checklist: the options in doubt, and those without an answer. What is in no set is no.
  Options unsure = 0, declined = 0, missing = 0;
  double number = 0;

  [[nodiscard]] constexpr Options doubts() const { return unsure | declined | missing; }
  friend bool operator==(const Answer&, const Answer&) = default;
};

using Answers = std::vector<Answer>;  // one for each of Protocol::questions

// On a chain: `any` is the greatest of its parts, `all` the least. Declined stands below not sure, so a condition is declined
// when nothing but what was declined keeps it from being no. What was not answered is not sure.
enum class Truth : std::uint8_t { no, declined, unsure, yes };
inline constexpr Truth every_truth[] = {Truth::no, Truth::declined, Truth::unsure, Truth::yes};

// The truths that something may still turn out to have: one of them for what has been answered, several for what has
// not. Judging answers is the case where each set has one member; planning an interview is the case where some have
// four. One evaluator serves both.
class Truths {
 public:
  constexpr Truths(Truth truth) : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(truth))) {}
  static constexpr Truths nothing() { return Truths(std::uint8_t{0}); }
  static constexpr Truths any() { return Truths(std::uint8_t{15}); }
  // A bit each, in the order of Truth.
  static constexpr Truths of_bits(unsigned bits) { return Truths(static_cast<std::uint8_t>(bits & 15U)); }

  [[nodiscard]] constexpr bool may_be(Truth truth) const { return ((bits_ >> static_cast<unsigned>(truth)) & 1U) != 0; }
  [[nodiscard]] constexpr unsigned bits() const { return bits_; }
  [[nodiscard]] constexpr bool settled() const { return (bits_ & (bits_ - 1)) == 0; }
  // The one truth that is left; of several, the greatest.
  [[nodiscard]] constexpr Truth only() const {
    return may_be(Truth::yes)        ? Truth::yes
           : may_be(Truth::unsure)   ? Truth::unsure
           : may_be(Truth::declined) ? Truth::declined
                                     : Truth::no;
  }
  [[nodiscard]] constexpr Truths negated() const {
    return Truths(static_cast<std::uint8_t>((bits_ & 1U) << 3U | (bits_ & 6U) | bits_ >> 3U));
  }
  constexpr Truths operator|(Truths other) const { return Truths(static_cast<std::uint8_t>(bits_ | other.bits_)); }
  friend constexpr bool operator==(Truths, Truths) = default;

 private:
  explicit constexpr Truths(std::uint8_t bits) : bits_(bits) {}
  std::uint8_t bits_;
};

}  // namespace redflag
