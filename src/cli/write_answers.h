// Answers as JSON: what text/read_answers.h reads.
#pragma once

#include "core/answers.h"
#include "core/protocol.h"
#include "text/write.h"

namespace redflag::cli {

// An object with the answers that are not absent, in the order of the questions; ticks in the order of the options.
void write_answers(text::Writer& writer, const Protocol& protocol, const Answers& answers);

}  // namespace redflag::cli
