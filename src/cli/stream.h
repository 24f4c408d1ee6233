// A line of standard input → a line of standard output, as one end of a conversation: what there is to answer is answered before
// anybody is waited for, and a bad line is told and stops nothing.
#pragma once

#include <functional>
#include <string_view>

#include "cli/arguments.h"
#include "cli/lines.h"
#include "core/problem.h"
#include "core/protocol.h"
#include "text/json.h"
#include "text/write.h"

namespace redflag::cli {

// How the lines are spoken of: {"assess", "patients", "judged", "refused"}.
struct Spoken {
  std::string_view verb, lines, well, badly;
};

// Writes the JSON value that answers a line, and says whether all is well with it.
using Answer = bool(const Protocol& protocol, const Lines& line, text::Writer& writer);

// Answers every line that is not blank by the protocol in the folder. The exit status: 0 all was well, 1 not all, 2 the folder or
// the input cannot be read, or the output not written.
int answer_lines(const Arguments& arguments, const Spoken& spoken, Answer& answer);

// The same of whoever has read the folder, and may look at some lines before it answers them, but while lines.waits(). It writes
// whole lines, and says how many of them are not well.
int answer_each(const Spoken& spoken, const std::function<std::size_t(const Lines&, text::Writer&)>& answer);

// The line as JSON. Problems: those of text/json.h, explained.
text::Document read_line(const Lines& lines, Report& report);

// The members "line" and "error" of an object that is open, and the problems to stderr.
void write_refused(text::Writer& writer, std::size_t line, const Report& report);

}  // namespace redflag::cli
