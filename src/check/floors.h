// Safety floors: what the sources demand, written down apart from the rules. Whenever a floor's condition is true, the
// outcome must be its disposition or a more urgent one.
#pragma once

#include <string_view>
#include <vector>

#include "core/answers.h"
#include "core/protocol.h"
#include "text/place.h"

namespace redflag::check {

struct Floor {
  std::string_view id;
  Index when = none;      // condition
  Index at_least = none;  // disposition
};

class Floors {
 public:
  // Problems: those that text/conditions.h finds in the floors, and once more those in what the floors depend on. The
  // floors may be used when `root` and `of` are sound and nothing was reported.
  Floors(const text::Place& root, Protocol of);

  // The floors that this disposition falls below, for these answers.
  [[nodiscard]] std::vector<Index> broken(const Answers& answers, Index disposition) const;

  std::vector<Floor> all;
  Protocol protocol;  // the questions, with the conditions of the floors instead of those of the rules
};

// A protocol whose rules are the floors of this one: a floor demands when it is true, and nothing while it is unknown. A
// protocol has at least one rule, so where there is no floor one stands that demands nothing, by this id.
inline constexpr std::string_view no_floor = "no-floor";
text::Json floors_as_rules(text::Json root);

}  // namespace redflag::check
