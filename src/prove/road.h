// A visitor's whole interview as formulas, screen by screen: exact, but with a look-ahead for each screen, so only for
// protocols of moderate size, and only for what cannot be settled without.
#pragma once

#include <deque>

#include "prove/ahead.h"
#include "prove/prover.h"

namespace redflag::prove {

class Road {
 public:
  // Is the protocol small enough? The limit keeps one road below a second or so.
  static bool fits(const Protocol& protocol);

  // Adds the definitions of the formulas to `solver`. Two roads in one solver need different names. `changed`: the visitor
  // differs from another in one answer, so some of their options may no longer be offered; those then do not count.
  Road(const Prover& prover, Person& visitor, z3::solver& solver, const std::string& name, bool changed = false);

  z3::expr asked(Index question) { return asked_[question]; }
  // At the end: this disposition or a more urgent one is given; the rule is a reason; the action comes out of anything but
  // perhaps one rule; booking is closed by a rule, but perhaps this one.
  z3::expr given(Index level) { return given_[level]; }
  z3::expr reason(Index rule) { return !end_->may_be(world_.protocol.rules[rule].when).no; }
  z3::expr comes_out(Index action, Index except = none);
  z3::expr closed(Index except = none);
  // The visitor with the answers that the outcome is made of: those to questions that were not asked are missing.
  Person& used() { return used_.front(); }

 private:
  z3::expr worth(Ahead& ahead, Index question);

  const World& world_;
  Person& visitor_;
  std::vector<z3::expr> asked_;  // by question
  std::deque<Ahead> aheads_;
  Ahead* end_ = nullptr;
  std::deque<Person> used_;
  std::vector<z3::expr> given_;  // by disposition
};

}  // namespace redflag::prove
