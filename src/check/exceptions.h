// Declarations for the proofs: the mildest number of a question, and where a proved property is meant not to
// hold. The engine ignores both; `redflag prove` relies on them.
#pragma once

#include "core/protocol.h"
#include "text/place.h"

namespace redflag::check {

// The properties of `redflag prove` that can be meant not to hold somewhere, separated by blanks. Nothing excuses an
// interview without end or words, care below a floor, or booking beside an emergency.
inline constexpr const char* excusable =
    "monotone floors-are-asked unknown-is-safe stop-is-sound nothing-is-dead reasons-suffice net-is-exact";

// Problems of a question's `mildest`, where it has one: wrong-type, and bad-range where it leaves the question's own.
void check_mildest(const text::Place& question);

// Those, and bad-range where a condition divides a mildest range. Of an exception the form, unknown-id, and the problems of
// its condition; decisions are check_citations's. The protocol was read from `root` without a problem.
void check_exceptions(const text::Place& root, Protocol protocol);

}  // namespace redflag::check
