// redflag assess: patients in, outcomes out, a line each.
#include <algorithm>
#include <string>

#include "check/number.h"
#include "cli/stream.h"
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

// Is the line an outcome?
bool assess_line(const Protocol& protocol, const Lines& lines, text::Writer& writer) {
  Report report;
  const text::Document line = read_line(lines, report);
  Answers answers;
  if (line.whole) answers = read_patient(protocol, text::Place(line.root, report));
  writer.open('{');
  write_id(writer, line, report);
  if (report.clean()) text::write_outcome(writer, Evaluation(protocol, answers));
  else write_refused(writer, lines, report);
  writer.close('}');
  return report.clean();
}

}  // namespace

int run_assess(const Arguments& arguments) {
  return answer_lines(arguments, {"patients", "judged", "refused"}, assess_line);
}

}  // namespace redflag::cli
