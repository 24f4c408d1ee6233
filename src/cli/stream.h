// A line of standard input → a line of standard output, as one end of a conversation: each is answered before the next is
// read, and a bad one is told and stops nothing.
#pragma once

#include <functional>
#include <string_view>

#include "cli/lines.h"
#include "core/problem.h"
#include "text/json.h"
#include "text/write.h"

namespace redflag::cli {

// How the lines are spoken of: {"patients", "judged", "refused"}.
struct Spoken {
  std::string_view lines, well, badly;
};

// Answers every line that is not blank. `answer` writes one JSON value and says whether all is well with the line. The exit
// status: 0 all was, 1 not all, 2 the input cannot be read or the output not written.
int answer_lines(const Spoken& spoken, const std::function<bool(const Lines&, text::Writer&)>& answer);

// The line as JSON. Problems: those of text/json.h, explained.
text::Document read_line(const Lines& lines, Report& report);

// The members "line" and "error" of an object that is open, and the problems to stderr.
void write_refused(text::Writer& writer, const Lines& lines, const Report& report);

}  // namespace redflag::cli
