#include "fhir/response.h"

#include "check/number.h"
#include "core/interview.h"
#include "fhir/enabled.h"

namespace redflag::fhir {
namespace {

using text::Writer;

// The answers to one question, as items of a list.
class Given {
 public:
  Given(Writer& writer, const Form& form, const Evaluation& evaluation, Index index)
      : writer_(writer),
        form_(form),
        evaluation_(evaluation),
        index_(index),
        question_(form.protocol.questions[index]),
        answer_(evaluation.answered(index)) {}

  void write() {
    if (answer_.kind == Answer::Kind::absent || evaluation_.applies(index_) == Truth::no) return;
    if (question_.kind == QuestionKind::checklist) return rows();
    const bool given = answer_.kind == Answer::Kind::given;
    const std::string_view doubt = doubt_codes[answer_.kind == Answer::Kind::unsure ? 0 : 1];
    if (question_.kind == QuestionKind::number && given) return number();
    if (question_.kind == QuestionKind::number) return doubted(doubt);
    if (!given) return item(link_of(question_), {"questions", question_.id, "ask"}, truth(doubt));
    if (question_.kind == QuestionKind::yes_no)
      return item(link_of(question_), {"questions", question_.id, "ask"}, truth(answer_.ticked != 0 ? "yes" : "no"));
    for (Index option = 0; option < question_.options.size() && option < max_options; ++option)
      if (in(answer_.ticked, option) && offered(option))
        item(link_of(question_), {"questions", question_.id, "ask"},
             coding(form_.names.options(index_), question_.options[option],
                    {"questions", question_.id, "options", question_.options[option], "label"}));
  }

 private:
  static bool in(Options set, Index option) { return (set >> option & 1U) != 0; }

  [[nodiscard]] bool offered(Index option) const {
    const Index when = question_.option_whens.empty() ? none : question_.option_whens[option];
    return when == none || !(evaluation_.truths(when, Evaluation::open) == Truth::no);
  }

  void rows() {
    Writer rows;
    std::swap(rows, writer_);
    for (Index option = 0; option < question_.options.size() && option < max_options; ++option) {
      if (in(answer_.missing, option) || !offered(option)) continue;
      const std::string_view code = in(answer_.ticked, option)     ? "yes"
                                    : in(answer_.unsure, option)   ? "unsure"
                                    : in(answer_.declined, option) ? "declined"
                                                                   : "no";
      item(link_of(question_, option), {"questions", question_.id, "options", question_.options[option], "label"},
           truth(code));
    }
    std::swap(rows, writer_);
    if (rows.out.empty()) return;
    writer_.open('{');
    writer_.member("linkId", link_of(question_));
    write_text(writer_, "text", form_.words.at({"questions", question_.id, "ask"}));
    writer_.key("item");
    writer_.raw(text::join({"[", rows.out, "]"}));
    writer_.close('}');
  }

  void number() {
    const std::string value = check::js_number(answer_.number);
    item(link_of(question_), {"questions", question_.id, "ask"},
         text::join({is_integer(question_) ? R"("valueInteger":)" : R"("valueDecimal":)", value}));
  }

  void doubted(std::string_view code) { item(link_of_doubt(question_), {"ui", "some-unsure"}, truth(code)); }

  // With one answer: a member, written.
  void item(std::string_view link, Words::Path words, std::string_view value) {
    writer_.open('{');
    writer_.member("linkId", link);
    write_text(writer_, "text", form_.words.at(words));
    writer_.key("answer");
    writer_.open('[');
    writer_.open('{');
    writer_.raw(value);
    writer_.close('}');
    writer_.close(']');
    writer_.close('}');
  }

  [[nodiscard]] std::string truth(std::string_view code) const {
    return coding(form_.names.truths(), code, {"ui", code});
  }

  [[nodiscard]] std::string coding(std::string_view system, std::string_view code, Words::Path display) const {
    Writer coding;
    coding.key("valueCoding");
    coding.open('{');
    coding.member("system", system);
    coding.member("code", code);
    write_text(coding, "display", form_.words.at(display));
    coding.close('}');
    return coding.out;
  }

  Writer& writer_;
  const Form& form_;
  const Evaluation& evaluation_;
  const Index index_;
  const Question& question_;
  const Answer& answer_;
};

}  // namespace

void write_response(Writer& writer, const Form& form, const Answers& answers, const Occasion& occasion) {
  const Protocol& protocol = form.protocol;
  const Evaluation evaluation(protocol, answers);
  writer.open('{');
  writer.member("resourceType", "QuestionnaireResponse");
  writer.member("language", form.words.language());
  if (!occasion.id.empty()) {
    writer.key("identifier");
    writer.open('{');
    writer.member("value", occasion.id);
    writer.close('}');
  }
  writer.member("questionnaire", form.names.versioned());
  writer.member("status", step(protocol, answers).screen == none ? "completed" : "in-progress");
  write_text(writer, "authored", occasion.time);
  Writer screens;
  for (std::size_t place = 0; place < protocol.screens.size();) {
    const Index screen = protocol.screen_of[place];
    Writer items;
    for (; place < protocol.screens.size() && protocol.screen_of[place] == screen; ++place)
      Given(items, form, evaluation, protocol.screens[place]).write();
    if (items.out.empty()) continue;
    screens.open('{');
    screens.member("linkId", link_of_screen(screen));
    screens.key("item");
    screens.raw(text::join({"[", items.out, "]"}));
    screens.close('}');
  }
  if (!screens.out.empty()) {
    writer.key("item");
    writer.raw(text::join({"[", screens.out, "]"}));
  }
  writer.close('}');
}

}  // namespace redflag::fhir
