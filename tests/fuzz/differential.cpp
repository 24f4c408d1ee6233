// Invented protocols and patients: the engine judges them as the oracle does, four at a time as one by one, all at once as
// screen by screen. With REDFLAG_PRINT set, each is printed with its outcomes, for the engines that JavaScript runs.
#include "invent.h"
#include "oracle.h"
#include "sheet.h"
#include "target.h"
#include "text/write_outcome.h"

using namespace redflag;

namespace {

struct Patient {
  text::Document document;
  Answers answers;
};

void hold_against_oracle(const test::Opened& opened, const Patient& patient, const Outcome& outcome) {
  const test::Oracle oracle(opened.document.root);
  const std::vector<test::Said> said = oracle.read(patient.document.root);
  std::vector<const test::Said*> pointers;
  for (const test::Said& answer : said) pointers.push_back(&answer);
  fuzz::require(outcome.disposition == oracle.disposition(pointers), "the engine and the oracle agree");
  for (std::size_t i = 0; i < outcome.truths.size(); ++i)
    fuzz::require(static_cast<unsigned>(outcome.truths[i]) == static_cast<unsigned>(oracle.rule(i, pointers)),
                  "a rule is as true to the engine as to the oracle");
}

// Is every option that they chose on offer to them, and every question asked of them? What is not can have been said only where
// the interview did not yet know.
bool sayable(const Protocol& protocol, const Answers& answers) {
  const Evaluation evaluation(protocol, answers);
  for (Index i = 0; i < answers.size(); ++i) {
    const Question& question = protocol.questions[i];
    const auto is_yes = [&](Index when) {
      return when == none || evaluation.truths(when, Evaluation::open) == Truth::yes;
    };
    if (answers[i].kind == Answer::Kind::absent) continue;
    if (!is_yes(question.when)) return false;
    for (Index option = 0; option < question.option_whens.size(); ++option)
      if ((answers[i].ticked >> option & 1U) != 0 && !is_yes(question.option_whens[option])) return false;
  }
  return true;
}

// Answering what is asked, and nothing else, with what this patient says; what they leave open is not sure.
void walk(const Protocol& protocol, const Answers& answers, const Outcome& outcome, std::string_view invented) {
  Answers given(answers.size());
  for (std::size_t screens = 0;; ++screens) {
    const Step next = step(protocol, given);
    if (next.screen == none) {
      fuzz::require(assess(protocol, next.used).disposition <= outcome.disposition,
                    "nothing beyond the road would have led somewhere more urgent", invented);
      return;
    }
    fuzz::require(screens <= 2 * protocol.questions.size(), "an interview ends");
    for (const Asked& asked : next.asked) {
      Answer& answer = given[asked.question];
      answer = answers[asked.question];
      answer.unsure |= answer.missing;
      answer.missing = 0;
      const bool withdrawn =
          protocol.questions[asked.question].kind == QuestionKind::choice && (answer.ticked & ~asked.options) != 0;
      if (answer.kind == Answer::Kind::absent || withdrawn) answer = {Answer::Kind::unsure, 0, 0, 0, 0, 0};
    }
  }
}

void lanes_agree(const Protocol& protocol, const std::vector<Patient>& patients) {
  Evaluation evaluation(protocol);
  for (std::size_t first = 0; first < patients.size(); first += lane_count) {
    for (unsigned lane = 0; lane < lane_count; ++lane)
      for (Index question = 0; question < protocol.questions.size(); ++question)
        evaluation.answer(question, patients[(first + lane) % patients.size()].answers[question], lane_mask(lane));
    evaluation.run();
    for (unsigned lane = 0; lane < lane_count; ++lane) {
      const Evaluation alone(protocol, patients[(first + lane) % patients.size()].answers);
      for (Index i = 0; i < protocol.conditions.size(); ++i)
        for (const Evaluation::Missing missing : {Evaluation::unsure, Evaluation::open})
          fuzz::require(evaluation.truths(i, missing, lane) == alone.truths(i, missing), "a lane is a patient alone");
    }
  }
}

// However many are judged at a time, and whoever was judged before.
void columns_agree(const Protocol& protocol, const std::vector<Patient>& patients) {
  test::Sheet sheet(protocol, patients.size());
  for (std::size_t i = 0; i < patients.size(); ++i) sheet.write(i, patients[i].answers);
  for (const std::size_t count : {std::size_t{1}, patients.size(), patients.size() / 2, patients.size()}) {
    fuzz::require(sheet.columns.assess(count).question == none, "every cell is good");
    for (std::size_t i = 0; i < count; ++i)
      fuzz::require(test::differences(protocol, sheet.columns, i, patients[i].answers).empty(),
                    "a patient in columns is a patient alone");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Invented invented = fuzz::invent(data, size);
  const test::Opened opened(invented.protocol);
  fuzz::require(opened.report.clean(), "an invented protocol is sound", invented.protocol);
  const Protocol& protocol = opened.protocol;
  std::vector<Patient> patients;
  std::string printed;
  for (const std::string& text : invented.patients) {
    Report report;
    Patient patient{text::parse_json(text, report), {}};
    patient.answers = text::read_answers(protocol, text::Place(patient.document.root, report));
    fuzz::require(report.clean(), "an invented patient is sound", text);
    const Outcome outcome = assess(protocol, patient.answers);
    hold_against_oracle(opened, patient, outcome);
    if (sayable(protocol, patient.answers)) walk(protocol, patient.answers, outcome, invented.protocol + text);
    text::Writer writer;
    text::write_step(writer, protocol, step(protocol, patient.answers));
    fuzz::require_json(writer.out);
    printed += (printed.empty() ? "" : ",") + text::written_outcome(protocol, patient.answers);
    patients.push_back(std::move(patient));
  }
  lanes_agree(protocol, patients);
  columns_agree(protocol, patients);
  static const bool print = std::getenv("REDFLAG_PRINT") != nullptr;
  if (!print) return 0;
  std::string all;
  for (const std::string& text : invented.patients) all += (all.empty() ? "" : ",") + text;
  std::printf("{\"protocol\":%s,\"patients\":[%s],\"outcomes\":[%s]}\n", invented.protocol.c_str(), all.c_str(),
              printed.c_str());
  return 0;
}
