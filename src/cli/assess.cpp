// redflag assess: patients in, outcomes out, a line each.
#include <algorithm>
#include <string>

#include "check/number.h"
#include "cli/opened.h"
#include "cli/output.h"
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

// Up to four patients, who are judged together.
class Group {
 public:
  explicit Group(const Protocol& protocol) : evaluation_(protocol) {}

  // Answers the line and those before it, unless another one can join them first. How many are refused?
  std::size_t answer(const Lines& lines, text::Writer& writer) {
    read(lines);
    if (size_ < lane_count && !lines.waits()) return 0;
    evaluation_.run();
    std::size_t refused = 0;
    for (unsigned lane = 0; lane < size_; ++lane) {
      write(lane, writer);
      if (!patients_[lane].report.clean()) ++refused;
    }
    size_ = 0;
    return refused;
  }

 private:
  struct Patient {
    std::size_t number = 0;
    Report report;
    text::Document line;
  };

  void read(const Lines& lines) {
    Patient& patient = patients_[size_];
    patient.number = lines.number;
    patient.report = {};
    patient.line = read_line(lines, patient.report);
    if (patient.line.whole) {
      const text::Place place(patient.line.root, patient.report);
      evaluation_.answer(read_patient(evaluation_.protocol, place), size_, lane_mask(size_));
    }
    ++size_;
  }

  void write(unsigned lane, text::Writer& writer) const {
    const auto& [number, report, line] = patients_[lane];
    writer.open('{');
    write_id(writer, line, report);
    if (report.clean()) text::write_outcome(writer, evaluation_, lane);
    else write_refused(writer, number, report);
    writer.close('}');
    writer.end_line();
  }

  Evaluation evaluation_;
  Patient patients_[lane_count];
  unsigned size_ = 0;
};

}  // namespace

int run_assess(const Arguments& arguments) {
  const Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  Group group(opened.protocol);
  return answer_each({"assess", "patients", "judged", "refused"},
                     [&](const Lines& lines, text::Writer& writer) { return group.answer(lines, writer); });
}

}  // namespace redflag::cli
