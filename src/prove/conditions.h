// Mistakes in conditions that only a solver can see: a condition that is the same for everybody, anywhere in a protocol, and
// two rules that mean the same.
#pragma once

#include "core/protocol.h"
#include "text/place.h"

namespace redflag::prove {

// Problems: constant-condition of each smallest part of a condition (of rules, terms, floors, exceptions and every `when`) that
// nobody who answers for certain can make true, or false; equal-rules of a rule that is true, unknown and false for the same
// people as an earlier one and gives the same. Of a protocol that was read from `root` without a problem.
void check_conditions(const text::Place& root, const Protocol& protocol);

}  // namespace redflag::prove
