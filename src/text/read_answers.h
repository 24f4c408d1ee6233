// {"question-id": answer, …} as text → Answers, or every problem in them.
//
// An answer is "yes" or "no", the id of an option (choice), or a number. Of a checklist it is a list of the ids of the ticked
// options, where [] says "none of these" and "unsure" in it "not sure of the others"; or an object {"option": "yes" | "no" |
// "unsure" | "declined"}, in which an option that is not there has no answer. Every kind also takes "unsure", "declined", and
// null or nothing for no answer yet.
#pragma once

#include "core/answers.h"
#include "core/protocol.h"
#include "text/place.h"

namespace redflag::text {

// Problems: wrong-type, unknown-question, unknown-option, out-of-range.
Answers read_answers(const Protocol& protocol, const Place& place);

}  // namespace redflag::text
