// The thirteen properties, held against every answer state by trying each: a second opinion on src/prove, with which it shares
// nothing but the protocol and the engine. For protocols small enough, and for parts of larger ones.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exhaust/outcomes.h"
#include "exhaust/roads.h"
#include "exhaust/space.h"
#include "exhaust/subject.h"

namespace redflag::exhaust {

// The result for one property: by the id of what is broken, the first patients who show it.
struct Result {
  std::string_view property;
  std::map<std::string, std::vector<Answers>> broken;

  [[nodiscard]] bool holds() const { return broken.empty(); }
  void breaks(std::string_view id, const std::vector<Answers>& patients) { broken.emplace(id, patients); }
};

// Everything that the properties look at.
struct Trial {
  Trial(const Subject& of, const Space& in) : subject(of), space(in), outcomes(of, in) {}
  // Walked when first asked for.
  [[nodiscard]] const Roads& roads() const {
    if (!roads_) roads_.emplace(subject, space);
    return *roads_;
  }

  const Subject& subject;
  const Space& space;
  Outcomes outcomes;

 private:
  mutable std::optional<Roads> roads_;
};

// Of all states.
Result decides(const Trial& trial);
Result monotone(const Trial& trial);
Result floors_hold(const Trial& trial);
Result floors_are_asked(const Trial& trial);
Result unknown_is_safe(const Trial& trial);
Result reasons_lead_there(const Trial& trial);  // the first half of reasons-suffice: of each state
Result reasons_suffice(const Trial& trial);     // and every reason is needed in some state
Result booking_is_shut(const Trial& trial);
Result advice_agrees(const Trial& trial);
Result details_count_worst(const Trial& trial);
// Of all roads through the interview.
Result ends(const Trial& trial);
Result stops_late_enough(const Trial& trial);  // the first half of stop-is-sound
Result stop_is_sound(const Trial& trial);
Result net_is_exact(const Trial& trial);
Result nothing_is_dead(const Trial& trial);

// All thirteen, in the order of the issue that asks for them.
std::vector<Result> check(const Subject& subject);

// Those that one part of a protocol can break, what holds of every state and every end: over all that a rule or a floor looks
// at, and those of states over all that two such look at which have a question in common. At most `most` states in one
// part; parts that have more are `left_out`.
std::vector<Result> check_parts(const Subject& subject, std::size_t most, std::size_t& states, std::size_t& left_out);

}  // namespace redflag::exhaust
