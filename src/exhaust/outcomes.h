// The outcome of every state, by the real assess.
#pragma once

#include <cstdint>
#include <vector>

#include "core/evaluate.h"
#include "exhaust/space.h"

namespace redflag::exhaust {

// A disposition, whether booking is open, after a call or closed, and the set of actions, in one number.
using Effect = std::uint64_t;
inline constexpr std::size_t max_actions = 48;

Effect effect_of(const Protocol& protocol, const Outcome& outcome);

class Outcomes {
 public:
  // Of a protocol with at most max_actions actions.
  Outcomes(const Subject& subject, const Space& space);

  [[nodiscard]] bool sayable(std::size_t state) const { return effects_[state] != unsaid; }
  [[nodiscard]] Effect effect(std::size_t state) const { return effects_[state]; }
  [[nodiscard]] Index disposition(std::size_t state) const { return static_cast<Index>(effects_[state] >> 56U); }
  // The most and the least urgent disposition over every way to answer what is missing.
  [[nodiscard]] Index most(std::size_t state) const { return most_[state]; }
  [[nodiscard]] Index least(std::size_t state) const { return least_[state]; }

 private:
  void complete(const Space& space);

  static constexpr Effect unsaid = ~Effect{0};
  std::vector<Effect> effects_;
  std::vector<std::uint8_t> most_, least_;
};

}  // namespace redflag::exhaust
