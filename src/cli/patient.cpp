#include "cli/patient.h"

#include "check/number.h"
#include "text/write.h"

namespace redflag::cli {

using text::join;

bool PatientWords::telling(Index question, const Answer& answer) const {
  const prove::Worry& worry = claims_.worry[question];
  if (answer.kind != Answer::Kind::given || answer.doubts() != 0) return answer.kind != Answer::Kind::absent;
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
  if (answer.kind == Answer::Kind::declined) return ui("declined", "prefer not to say");
  if (answer.kind != Answer::Kind::given) return ui("unsure", "not sure");
  if (of.kind == QuestionKind::number) return check::js_number(answer.number);
  if (of.kind == QuestionKind::yes_no) return answer.ticked != 0 ? ui("yes", "yes") : ui("no", "no");
  const Options others = all_options(of) & ~answer.ticked & ~answer.missing;
  const bool others_unsure = others != 0 && answer.unsure == others;
  std::string list;
  const auto add = [&](std::string_view item) { list += join({list.empty() ? "" : "; ", item}); };
  for (Index option = 0; option < of.options.size() && option < max_options; ++option) {
    const auto in = [&](Options set) { return (set >> option & 1U) != 0; };
    if (others_unsure ? !in(answer.ticked) : !in(answer.ticked | answer.unsure | answer.declined)) continue;
    const std::string_view label = wording_.label(question, option);
    const std::string doubt = in(answer.unsure)     ? join({" (", ui("unsure", "not sure"), ")"})
                              : in(answer.declined) ? join({" (", ui("declined", "prefer not to say"), ")"})
                                                    : std::string();
    add(join({label.empty() ? of.options[option] : label, doubt}));
  }
  if (others_unsure) add(ui("unsure", "not sure"));
  return list.empty() ? ui("none", "none of these") : list;
}

std::string PatientWords::ui(std::string_view key, std::string_view otherwise) const {
  std::string words = wording_.ui(key);
  return words == key ? std::string(otherwise) : words;
}

}  // namespace redflag::cli
