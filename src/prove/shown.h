// The reasons that core/evaluate.cpp's `explain` shows for a rule, as formulas; and people whose only answers are those
// reasons.
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
  // `alone` gives the shown answers and those that make their questions apply, and the least worrying answer to all else.
  z3::expr stands_alone(Person& alone, Index question);

 private:
  z3::expr shown(Index index);

  Person& person_;
  Ahead& ahead_;
  const World& world_;
  std::map<Index, z3::expr, std::greater<>> wanted_;  // by condition
};

// The same for real answers: keeps only those that are shown, and drops the tick or answer of `without`, if it is given.
Answers alone(const World& world, const Answers& answers, Index rule, const Finding* without = nullptr);

// The disposition that the rule gives; none when the rule is false.
Index gift(const World& world, const Answers& answers, Index rule);

}  // namespace redflag::prove
