// redflag replay: records that visitors handed on, judged again by the rules of now. web/src/types.d.ts says what a record holds;
// web/src/replay.js does the same there, where this would cost 0.6 kB, and a test holds the two together.
#include "cli/stream.h"
#include "cli/verbs.h"
#include "core/interview.h"
#include "text/read_answers.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

void check_record(const text::Place& record) {
  static constexpr const char* advice =
      "only records of the form 1 are known: give what redflag-book or redflag-share carried";
  const text::Json* form = record.json->member("record");
  if (form == nullptr) record.problem("unknown-record", {advice});
  else if (form->kind != text::Json::Kind::number || form->number != 1)
    record.member("record").problem("unknown-record", {advice});
  const auto must = [&](const char* name, text::Json::Kind kind, const char* what) {
    const text::Json* member = record.json->member(name);
    if (member == nullptr) record.problem("missing-key", {"add \"", name, "\""});
    else if (member->kind != kind) record.member(name).problem("wrong-type", {"write ", what, " here"});
  };
  must("version", text::Json::Kind::string, "a text");
  must("answers", text::Json::Kind::object, "an object");
  must("outcome", text::Json::Kind::object, "an object");
}

// The members "same", "differs" (names of members of the recorded outcome, and "asks"), "now" (the outcome), "asks" (a question
// that the record does not answer, where there is one) and "versions". True if the recorded outcome still comes out.
bool write_replay(text::Writer& writer, const Protocol& protocol, const text::Document& document, Report& report) {
  if (!document.whole) return false;
  const text::Place record(document.root, report);
  check_record(record);
  if (!report.clean()) return false;
  const Answers answers = text::read_answers(protocol, record.member("answers"));
  if (!report.clean()) return false;
  const Step step = redflag::step(protocol, answers);
  const bool asks = step.screen != none;
  // As the interview judged it; while more would be asked, on all that there is.
  const std::string now = text::written_outcome(protocol, asks ? answers : step.used);
  Report unused;
  const text::Document outcome = text::parse_json(now, unused);
  bool same_outcome = true;
  text::Writer differs;
  differs.open('[');
  for (const char* name : {"disposition", "urgency", "booking", "rules", "actions"}) {
    const text::Json* recorded = record.json->member("outcome")->member(name);
    if (recorded == nullptr || *recorded == *outcome.root.member(name)) continue;
    same_outcome = false;
    differs.string(name);
  }
  if (asks) differs.string("asks");
  differs.close(']');
  const bool unchanged = same_outcome && !asks;
  writer.key("same");
  writer.raw(unchanged ? "true" : "false");
  writer.key("differs");
  writer.raw(differs.out);
  writer.key("now");
  writer.raw(now);
  if (asks) writer.member("asks", protocol.questions[step.screen].id);
  writer.key("versions");
  writer.open('{');
  writer.member("recorded", record.json->text_of("version"));
  writer.member("now", protocol.version);
  writer.close('}');
  return unchanged;
}

bool replay_line(const Protocol& protocol, const Lines& lines, text::Writer& writer) {
  Report report;
  const text::Document line = read_line(lines, report);
  writer.open('{');
  const bool same = write_replay(writer, protocol, line, report);
  if (!report.clean()) write_refused(writer, lines.number, report);
  writer.close('}');
  return same;
}

}  // namespace

int run_replay(const Arguments& arguments) {
  return answer_lines(arguments, {"replay", "records", "the same", "that differ or are refused"}, replay_line);
}

}  // namespace redflag::cli
