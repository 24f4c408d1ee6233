// Which questions a condition depends on: those it asks about itself, in its terms, and in the `when` of any of these.
#pragma once

#include <vector>

#include "core/protocol.h"

namespace redflag::check {

class Mentions {
 public:
  explicit Mentions(const Protocol& protocol);

  [[nodiscard]] bool depends(Index condition, Index question) const { return of_[condition][question] != 0; }

 private:
  std::vector<std::vector<char>> of_;  // by condition, by question
};

}  // namespace redflag::check
