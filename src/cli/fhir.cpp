// redflag fhir: the protocol and what was answered to it, in the form that clinics exchange.
#include <algorithm>
#include <string>

#include "check/date.h"
#include "check/folder.h"
#include "check/number.h"
#include "cli/output.h"
#include "cli/stream.h"
#include "cli/verbs.h"
#include "cli/write_answers.h"
#include "core/evaluate.h"
#include "fhir/bundle.h"
#include "text/read_answers.h"
#include "text/read_protocol.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

using text::Json;
using text::Place;

// All that a form is made of must be there and be read: a form that lacks words would be shown to patients.
bool readable(check::Folder& folder) {
  std::vector<const check::File*> files = {&folder.protocol};
  if (folder.sound)
    for (check::File& words : folder.words) {
      text::check_words(folder.protocol.document, words.document, words.report);
      files.push_back(&words);
    }
  for (const check::File* file : {&folder.sources, &folder.review}) files.push_back(file);
  const std::vector<check::Located> problems = check::collect(files);
  complain_of(problems);
  return folder.sound && problems.empty();
}

// A moment as FHIR and JavaScript both write it: 2026-01-31T12:00:00.000Z.
bool is_time(std::string_view text) {
  constexpr std::string_view form = "T00:00:00";
  if (text.size() < 20 || text.back() != 'Z' || !check::is_date(text.substr(0, 10))) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '0' ? !digit(text[10 + i]) : text[10 + i] != form[i]) return false;
  const std::string_view rest = text.substr(19, text.size() - 20);
  return text.substr(11, 2) < "24" && text[14] < '6' && text[17] < '6' &&
         (rest.empty() || (rest.size() > 1 && rest[0] == '.' && std::all_of(rest.begin() + 1, rest.end(), digit)));
}

// An outcome that the record tells and these rules do not give must not go into anybody's file as theirs.
void check_outcome(const Place& record, const Protocol& protocol, const Answers& answers) {
  const Json* recorded = record.json->member("outcome");
  const std::string_view disposition = recorded == nullptr ? std::string_view() : recorded->text_of("disposition");
  if (disposition.empty()) return;
  const std::string_view now = protocol.dispositions[assess(protocol, answers).disposition].id;
  if (now != disposition)
    record.member("outcome").problem("other-outcome",
                                     {"these rules give \"", now, "\", not \"", disposition, "\": see redflag replay"});
}

bool write_record(const fhir::Form& form, const Lines& lines, text::Writer& writer) {
  Report report;
  const text::Document line = read_line(lines, report);
  Answers answers;
  fhir::Account account;
  account.seed = lines.text;
  std::string id;
  if (line.whole) {
    const Place record(line.root, report);
    const Json* given = line.root.member("answers");
    const Json* kind = line.root.member("record");
    if (kind != nullptr && !(kind->kind == Json::Kind::number && kind->number == 1))
      record.member("record").problem("unknown-record", {"only records of the form 1 are known"});
    if (given == nullptr) record.problem("missing-key", {"add \"answers\""});
    else answers = text::read_answers(form.protocol, record.member("answers"));
    account.occasion.time = line.root.text_of("time");
    if (line.root.member("time") != nullptr && !is_time(account.occasion.time))
      record.member("time").problem("wrong-type", {"write a time like 2026-01-31T12:00:00.000Z here"});
    if (const Json* own = line.root.member("id"); own != nullptr)
      id = own->kind == Json::Kind::number ? check::js_number(own->number) : std::string(own->text);
    account.occasion.id = id;
    for (const Json& words : line.root.list_of("summary"))
      if (!words.text.empty()) account.summary.push_back(words.text);
    if (report.clean()) check_outcome(record, form.protocol, answers);
  }
  if (report.clean()) {
    fhir::write_bundle(writer, form, answers, account);
    return true;
  }
  writer.open('{');
  write_refused(writer, lines.number, report);
  writer.close('}');
  return false;
}

bool read_back(const Protocol& protocol, const Lines& lines, text::Writer& writer) {
  Report report;
  const text::Document line = read_line(lines, report);
  Answers answers;
  if (line.whole) answers = fhir::read_response(protocol, Place(line.root, report));
  writer.open('{');
  if (report.clean()) {
    const Json& response = *fhir::response_in(line.root);
    const Json* identifier = response.member("identifier");
    std::string_view id = identifier == nullptr ? std::string_view() : identifier->text_of("value");
    if (id.empty()) id = response.text_of("id");
    if (id.empty()) {
      writer.key("id");
      writer.raw(text::to_text(lines.number));
    } else {
      writer.member("id", id);
    }
    writer.key("answers");
    write_answers(writer, protocol, answers);
  } else {
    write_refused(writer, lines.number, report);
  }
  writer.close('}');
  return report.clean();
}

}  // namespace

int run_fhir(const Arguments& arguments) {
  const bool records = arguments.has("--records");
  const std::string_view base = arguments.value("--base").value_or(fhir::default_base);
  if (records && arguments.has("--answers")) {
    complain({"redflag: --records goes to FHIR and --answers comes from it: one of them at a time"});
    return unusable;
  }
  if (!fhir::is_base(base)) {
    complain({"redflag: --base takes an address like https://clinic.example/fhir, not ", base});
    return unusable;
  }
  if (arguments.has("--answers")) return answer_lines(arguments, {"fhir", "responses", "read", "refused"}, read_back);
  check::Folder folder(arguments.dir);
  if (!readable(folder)) return unusable;
  const fhir::Names names(folder.values, base);
  const fhir::Words words(folder);
  const fhir::Form form{folder, folder.values, names, words};
  if (records)
    return answer_each({"fhir", "records", "written", "refused"},
                       [&](const Lines& lines, text::Writer& writer) -> std::size_t {
                         const bool well = write_record(form, lines, writer);
                         writer.end_line();
                         return well ? 0 : 1;
                       });
  text::Writer writer;
  fhir::write_questionnaire(writer, form);
  say({writer.out, "\n"});
  return holds;
}

}  // namespace redflag::cli
