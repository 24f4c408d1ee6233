#include "cli/stream.h"

#include <string>

#include "check/syntax.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "text/limits.h"
#include "text/write_outcome.h"

namespace redflag::cli {

int answer_lines(const Arguments& arguments, const Spoken& spoken, Answer& answer) {
  const Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  return answer_each(spoken, [&](const Lines& lines, text::Writer& writer) -> std::size_t {
    const bool well = answer(opened.protocol, lines, writer);
    writer.end_line();
    return well ? 0 : 1;
  });
}

int answer_each(const Spoken& spoken, const std::function<std::size_t(const Lines&, text::Writer&)>& answer) {
  // Answers are handed over by the block, and before anybody is waited for.
  constexpr std::size_t block = std::size_t{1} << 16;
  std::size_t all = 0, badly = 0;
  text::Writer writer;
  const bool unattended = works_unattended();
  Progress progress(spoken.verb, spoken.lines);
  const auto hand_over = [&] {
    say({writer.out});
    writer.out.clear();
    return flush();
  };
  for (Lines lines; lines.next(text::limits::line_bytes) || !lines.readable;) {
    if (!lines.readable) {
      complain({"redflag: unreadable: the ", spoken.lines,
                " come from standard input, which cannot be read: pipe a file into it"});
      return unusable;
    }
    if (lines.text.find_first_not_of(" \t\r") != std::string::npos) {
      ++all;
      badly += answer(lines, writer);
      if (unattended) progress.at(all);
    }
    if ((writer.out.size() >= block || lines.waits()) && !hand_over()) return unusable;  // which main tells of
  }
  if (!hand_over()) return unusable;
  complain({"redflag: ", text::to_text(all - badly), " ", spoken.well, ", ", text::to_text(badly), " ", spoken.badly});
  return badly == 0 ? holds : wrong;
}

text::Document read_line(const Lines& lines, Report& report) {
  text::Document line = text::parse_json(lines.text, report, text::limits::line_bytes);
  check::explain_syntax(lines.text, line, report);
  return line;
}

void write_refused(text::Writer& writer, std::size_t line, const Report& report) {
  const std::string number = text::to_text(line), source = text::join({"line ", number});
  writer.key("line");
  writer.raw(number);
  writer.key("error");
  text::write_error(writer, report);
  for (const Problem& problem : report.problems) complain_of({{source, &problem}});
}

}  // namespace redflag::cli
