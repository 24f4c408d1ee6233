#include "cli/write_answers.h"

#include "check/number.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

void write_given(text::Writer& writer, const Question& question, const Answer& answer) {
  if (question.kind == QuestionKind::number) {
    writer.raw(check::js_number(answer.number));
    return;
  }
  if (question.kind == QuestionKind::yes_no) {
    writer.string(answer.ticked != 0 ? "yes" : "no");
    return;
  }
  const bool list = question.kind == QuestionKind::checklist;
  const Options all = all_options(question), others = all & ~answer.ticked;
  if (list && all != 0 && answer.declined == all) return writer.string("declined");
  const bool short_form = answer.doubts() == 0 || (others != 0 && answer.unsure == others && answer.doubts() == others);
  if (list && !short_form) return text::write_rows(writer, question, answer);
  if (list && answer.ticked == 0 && answer.unsure != 0) return writer.string("unsure");
  if (list) writer.open('[');
  for (Index option = 0; option < question.options.size() && option < max_options; ++option)
    if ((answer.ticked >> option & 1U) != 0) writer.string(question.options[option]);
  if (answer.unsure != 0) writer.string("unsure");
  if (list) writer.close(']');
}

}  // namespace

void write_answers(text::Writer& writer, const Protocol& protocol, const Answers& answers) {
  writer.open('{');
  for (Index i = 0; i < answers.size(); ++i) {
    const Answer& answer = answers[i];
    if (answer.kind == Answer::Kind::absent) continue;
    writer.key(std::string(protocol.questions[i].id).c_str());
    if (answer.kind == Answer::Kind::given) write_given(writer, protocol.questions[i], answer);
    else writer.string(answer.kind == Answer::Kind::unsure ? "unsure" : "declined");
  }
  writer.close('}');
}

}  // namespace redflag::cli
