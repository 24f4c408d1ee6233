// redflag assess: patients in, outcomes out, a line each.
#include <algorithm>
#include <string>

#include "check/number.h"
#include "check/syntax.h"
#include "cli/lines.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "text/read_answers.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

constexpr text::Field fields[] = {{"id"}, {"answers"}};

// The id as it was given; null when it cannot be told.
void write_id(text::Writer& writer, const text::Document& line, const Report& report) {
  const text::Json* id = line.whole ? line.root.member("id") : nullptr;
  const bool bad = std::any_of(report.problems.begin(), report.problems.end(),
                               [](const Problem& problem) { return problem.pointer == "/id"; });
  writer.key("id");
  if (id == nullptr || bad) writer.raw("null");
  else if (id->kind == text::Json::Kind::string) writer.string(id->text);
  else writer.raw(check::js_number(id->number));
}

Answers read_patient(const Protocol& protocol, const text::Place& line) {
  text::check(line, fields, *line.json);
  const text::Json *id = line.json->member("id"), *answers = line.json->member("answers");
  if (id != nullptr && id->kind != text::Json::Kind::string && id->kind != text::Json::Kind::number)
    line.member("id").problem("wrong-type", {"write a string or a number here"});
  return answers == nullptr ? Answers() : text::read_answers(protocol, line.member("answers"));
}

// The answer to one line. Is it an outcome?
bool assess_line(const Protocol& protocol, const Lines& lines, text::Writer& writer) {
  const std::string number = text::to_text(lines.number), source = text::join({"line ", number});
  Report report;
  const text::Document line = text::parse_json(lines.text, report, text::limits::line_bytes);
  check::explain_syntax(lines.text, line, report);
  Answers answers;
  if (line.whole) answers = read_patient(protocol, text::Place(line.root, report));
  writer.open('{');
  write_id(writer, line, report);
  if (report.clean()) {
    text::write_outcome(writer, protocol, answers);
  } else {
    writer.key("line");
    writer.raw(number);
    writer.key("error");
    text::write_error(writer, report);
    for (const Problem& problem : report.problems) complain_of({{source, &problem}});
  }
  writer.close('}');
  return report.clean();
}

}  // namespace

int run_assess(const Arguments& arguments) {
  const Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  std::size_t judged = 0, refused = 0;
  for (Lines lines; lines.next(text::limits::line_bytes) || !lines.readable;) {
    if (!lines.readable) {
      complain(
          {"redflag: unreadable: the patients come from standard input, which cannot be read: pipe a file into it"});
      return unusable;
    }
    if (lines.text.find_first_not_of(" \t\r") == std::string::npos) continue;
    text::Writer writer;
    ++(assess_line(opened.protocol, lines, writer) ? judged : refused);
    say({writer.out, "\n"});
    if (!flush()) return unusable;  // which main tells of
  }
  complain({"redflag: ", text::to_text(judged), " judged, ", text::to_text(refused), " refused"});
  return refused == 0 ? holds : wrong;
}

}  // namespace redflag::cli
