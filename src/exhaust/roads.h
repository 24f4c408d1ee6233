// Every road through the interview, by the real step.
#pragma once

#include <vector>

#include "core/interview.h"
#include "exhaust/space.h"

namespace redflag::exhaust {

// A screen as it is shown: what was answered before, and the question.
struct Shown {
  std::size_t state;
  Index question;
};

// The end of everybody who would answer every question, be it with "not sure": by the state of all their answers, the
// state of those that the interview used. `none_used` where somebody leaves a question open.
inline constexpr std::size_t none_used = ~std::size_t{0};
std::vector<std::size_t> visitors(const Subject& subject, const Space& space);

class Roads {
 public:
  Roads(const Subject& subject, const Space& space);

  std::vector<std::size_t> ends;  // what was answered on each road that ended
  std::vector<Shown> shown;
  std::vector<Shown> stuck;  // those on which nothing can be answered but "not sure"
  std::vector<std::size_t> endless;
  Index longest = 0;  // screens

 private:
  void walk(std::size_t state, Answers& answers, Index screens);

  const Subject& subject_;
  const Space& space_;
};

}  // namespace redflag::exhaust
