#include "cli/stream.h"

#include <string>

#include "check/syntax.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "text/limits.h"
#include "text/write_outcome.h"

namespace redflag::cli {

int answer_lines(const Arguments& arguments, const Spoken& spoken, Answer& answer) {
  const Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  return answer_each(spoken,
                     [&](const Lines& lines, text::Writer& writer) { return answer(opened.protocol, lines, writer); });
}

int answer_each(const Spoken& spoken, const std::function<bool(const Lines&, text::Writer&)>& answer) {
  std::size_t well = 0, badly = 0;
  for (Lines lines; lines.next(text::limits::line_bytes) || !lines.readable;) {
    if (!lines.readable) {
      complain({"redflag: unreadable: the ", spoken.lines,
                " come from standard input, which cannot be read: pipe a file into it"});
      return unusable;
    }
    if (lines.text.find_first_not_of(" \t\r") == std::string::npos) continue;
    text::Writer writer;
    ++(answer(lines, writer) ? well : badly);
    say({writer.out, "\n"});
    if (!flush()) return unusable;  // which main tells of
  }
  complain({"redflag: ", text::to_text(well), " ", spoken.well, ", ", text::to_text(badly), " ", spoken.badly});
  return badly == 0 ? holds : wrong;
}

text::Document read_line(const Lines& lines, Report& report) {
  text::Document line = text::parse_json(lines.text, report, text::limits::line_bytes);
  check::explain_syntax(lines.text, line, report);
  return line;
}

void write_refused(text::Writer& writer, const Lines& lines, const Report& report) {
  const std::string number = text::to_text(lines.number), source = text::join({"line ", number});
  writer.key("line");
  writer.raw(number);
  writer.key("error");
  text::write_error(writer, report);
  for (const Problem& problem : report.problems) complain_of({{source, &problem}});
}

}  // namespace redflag::cli
