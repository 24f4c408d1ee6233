// What core/evaluate.cpp's `explain` shows for a rule, as formulas; and people for whom nothing else stands.
#pragma once

#include <map>

#include "prove/ahead.h"

namespace redflag::prove {

class Shown {
 public:
  // `ahead` is about `person`, whose missing answers are not sure.
  Shown(Person& person, Ahead& ahead, Index rule);

  // Is this finding of the rule shown, as true?
  z3::expr as_true(Index condition);
  // `alone` says only what is shown, and what makes these questions apply; everything else is the least worrying.
  z3::expr stands_alone(Person& alone, Index question);

 private:
  z3::expr shown(Index index);

  Person& person_;
  Ahead& ahead_;
  const World& world_;
  std::map<Index, z3::expr, std::greater<>> wanted_;  // by condition
};

// The same for real answers: only what is shown stands, but not the tick or answer of `without`, if one is named.
Answers alone(const World& world, const Answers& answers, Index rule, const Finding* without = nullptr);

// What the rule gives; none when it is false.
Index gift(const World& world, const Answers& answers, Index rule);

}  // namespace redflag::prove
