#include "cli/patient.h"

#include "check/number.h"
#include "text/write.h"

namespace redflag::cli {

using text::join;

bool PatientWords::telling(Index question, const Answer& answer) const {
  const prove::Worry& worry = claims_.worry[question];
  if (answer.kind != Answer::Kind::given || answer.others_unsure) return answer.kind != Answer::Kind::absent;
  const Question& of = protocol_.questions[question];
  if (of.kind == QuestionKind::number) return answer.number < worry.mildest_low || answer.number > worry.mildest_high;
  return answer.ticked != (of.kind == QuestionKind::choice ? Options{1} << (of.options.size() - 1) : worry.reassuring);
}

std::string PatientWords::said(Index question, const Answer& answer) const {
  const std::string_view ask = wording_.question(question).text_of("ask");
  return join({ask.empty() ? protocol_.questions[question].id : ask, "  ", answered(question, answer)});
}

std::string PatientWords::answered(Index question, const Answer& answer) const {
  const Question& of = protocol_.questions[question];
  if (answer.kind == Answer::Kind::absent) return "(no answer)";
  if (answer.kind != Answer::Kind::given) return ui("unsure", "not sure");
  if (of.kind == QuestionKind::number) return check::js_number(answer.number);
  if (of.kind == QuestionKind::yes_no) return answer.ticked != 0 ? ui("yes", "yes") : ui("no", "no");
  std::string list;
  const auto add = [&](std::string_view item) { list += join({list.empty() ? "" : "; ", item}); };
  for (Index option = 0; option < of.options.size() && option < max_options; ++option) {
    if ((answer.ticked >> option & 1U) == 0) continue;
    const std::string_view label = wording_.label(question, option);
    add(label.empty() ? of.options[option] : label);
  }
  if (answer.others_unsure) add(ui("unsure", "not sure"));
  return list.empty() ? ui("none", "none of these") : list;
}

std::string PatientWords::ui(std::string_view key, std::string_view otherwise) const {
  std::string words = wording_.ui(key);
  return words == key ? std::string(otherwise) : words;
}

}  // namespace redflag::cli
