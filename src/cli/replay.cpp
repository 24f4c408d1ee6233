// redflag replay: records that visitors handed on, judged again by the rules of now.
#include <string>
#include <vector>

#include "cli/opened.h"
#include "cli/output.h"
#include "cli/stream.h"
#include "cli/verbs.h"
#include "core/interview.h"
#include "text/read_answers.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

bool same(const text::Json& one, const text::Json& other) {
  if (one.kind != other.kind || one.text != other.text || one.items.size() != other.items.size()) return false;
  for (std::size_t i = 0; i < one.items.size(); ++i)
    if (!same(one.items[i], other.items[i])) return false;
  return true;
}

struct Record {
  const text::Json *version = nullptr, *outcome = nullptr;
  Answers answers;
};

// A record may hold more than is looked at here.
Record read_record(const Protocol& protocol, const text::Place& line) {
  const text::Json* form = line.json->member("record");
  if (form == nullptr || form->kind != text::Json::Kind::number || form->number != 1)
    line.member("record").problem("unknown-record", {"only records of the form 1 are known: write 1 here"});
  Record record{line.json->member("version"), line.json->member("outcome"), {}};
  for (const char* name : {"version", "answers", "outcome"})
    if (line.json->member(name) == nullptr) line.problem("missing-key", {"add \"", name, "\""});
  if (record.version != nullptr && record.version->kind != text::Json::Kind::string)
    line.member("version").problem("wrong-type", {"write a text here"});
  if (record.outcome != nullptr && record.outcome->kind != text::Json::Kind::object)
    line.member("outcome").problem("wrong-type", {"write an object here"});
  if (line.json->member("answers") != nullptr) record.answers = text::read_answers(protocol, line.member("answers"));
  return record;
}

std::string outcome_of(const Protocol& protocol, const Answers& answers) {
  text::Writer writer;
  writer.open('{');
  text::write_outcome(writer, protocol, answers);
  writer.close('}');
  return writer.out;
}

// Of these members of the outcome that was recorded, those which differ.
std::vector<std::string> differing(const text::Json& recorded, const text::Json& now) {
  std::vector<std::string> names;
  for (const char* name : {"disposition", "urgency", "booking", "rules", "actions"}) {
    const text::Json* before = recorded.member(name);
    if (before != nullptr && !same(*before, *now.member(name))) names.emplace_back(name);
  }
  return names;
}

// Is the outcome that was recorded still what the rules give?
bool replay_line(const Protocol& protocol, const Lines& lines, text::Writer& writer) {
  Report report;
  const text::Document line = read_line(lines, report);
  Record record;
  if (line.whole) record = read_record(protocol, text::Place(line.root, report));
  writer.open('{');
  if (!report.clean()) {
    write_refused(writer, lines, report);
    writer.close('}');
    return false;
  }
  const Step step = redflag::step(protocol, record.answers);
  // Judged on what the interview uses; while more would be asked, on all that there is.
  const std::string now = outcome_of(protocol, step.screen == none ? step.used : record.answers);
  Report unused;
  std::vector<std::string> differs = differing(*record.outcome, text::parse_json(now, unused).root);
  if (step.screen != none) differs.emplace_back("asks");
  writer.key("same");
  writer.raw(differs.empty() ? "true" : "false");
  writer.key("differs");
  writer.open('[');
  for (const std::string& name : differs) writer.string(name);
  writer.close(']');
  writer.key("now");
  writer.raw(now);
  if (step.screen != none) writer.member("asks", protocol.questions[step.screen].id);
  writer.key("versions");
  writer.open('{');
  writer.member("recorded", record.version->text);
  writer.member("now", protocol.version);
  writer.close('}');
  writer.close('}');
  return differs.empty();
}

}  // namespace

int run_replay(const Arguments& arguments) {
  const Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  return answer_lines(
      {"records", "the same", "that differ or are refused"},
      [&](const Lines& lines, text::Writer& writer) { return replay_line(opened.protocol, lines, writer); });
}

}  // namespace redflag::cli
