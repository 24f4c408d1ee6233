// {"question-id": answer, …} as text → Answers, or every problem in them.
//
// An answer is "yes" or "no", the id of an option (choice), a list of the ids of the ticked options where [] says "none
// of these" and "unsure" in the list says "not sure of the others" (checklist), or a number; for every kind also
// "unsure", "declined", and null or nothing for no answer yet.
#pragma once

#include "core/answers.h"
#include "core/protocol.h"
#include "text/place.h"

namespace redflag::text {

// Problems: wrong-type, unknown-question, unknown-option, out-of-range.
Answers read_answers(const Protocol& protocol, const Place& place);

}  // namespace redflag::text
