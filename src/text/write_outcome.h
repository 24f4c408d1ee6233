// Results of the core as JSON. Ids only: the face adds the words.
#pragma once

#include <string>
#include <string_view>

#include "core/interview.h"
#include "core/problem.h"
#include "core/protocol.h"
#include "text/write.h"

namespace redflag::text {

// "closed", "after-call", "open".
std::string_view name_of(Booking booking);
// "no", "declined", "unsure", "yes".
std::string_view name_of(Truth truth);

// The outcome of the answers that were judged: the members "disposition", "urgency", "booking", "rules", "actions", "unsure" and "reasons" of an
// object that is open. It returns the outcome too.
Outcome write_outcome(Writer& writer, const Evaluation& evaluation, unsigned lane = 0);

// That of these answers, as a JSON object by itself.
std::string written_outcome(const Protocol& protocol, const Answers& answers);

// One answer to a checklist, as the object of what is offered and answered: {"option": "yes" | "no" | "unsure" | "declined"}.
void write_rows(Writer& writer, const Question& question, const Answer& answer);

// {"screen","ahead","asked":[{"question","options","instant"}],"road":[{"question","answer"}]}, where an answer is that of a
// checklist as above and otherwise left out; or the outcome with "comeBackIf" and "road" of an interview that is over.
void write_step(Writer& writer, const Protocol& protocol, const Step& step);

// {"code","path","message","problems":[{"code","path","message"}…]}: the first problem, and all of them. A path is
// FILE:POINTER, or the pointer alone where there is no file. The report holds at least one.
void write_error(Writer& writer, const Report& report);

}  // namespace redflag::text
