#include "check/number.h"
#include "fhir/conditions.h"
#include "fhir/form.h"

namespace redflag::fhir {
namespace {

using text::Writer;

constexpr std::string_view enable_when =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
constexpr std::string_view toggle =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerOptionsToggleExpression";

void write_expression(Writer& writer, std::string_view expression) {
  writer.key("valueExpression");
  writer.open('{');
  writer.member("language", "text/fhirpath");
  writer.member("expression", expression);
  writer.close('}');
}

void write_control(Writer& writer, std::string_view code) {
  writer.open('{');
  writer.member("url", "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl");
  writer.key("valueCodeableConcept");
  writer.open('{');
  writer.key("coding");
  writer.open('[');
  writer.open('{');
  writer.member("system", "http://hl7.org/fhir/questionnaire-item-control");
  writer.member("code", code);
  writer.close('}');
  writer.close(']');
  writer.close('}');
  writer.close('}');
}

// An item from its linkId to its conditions. What it holds follows, and then the bracket that closes it.
class Items {
 public:
  Items(Writer& writer, const Form& form, Index index)
      : writer_(writer), form_(form), index_(index), question_(form.protocol.questions[index]) {}

  void write() {
    const Formula applies = enabled(form_.protocol, form_.names, question_.when);
    switch (question_.kind) {
      case QuestionKind::checklist: return checklist(applies);
      case QuestionKind::number: return number(applies);
      default: return choice(applies);
    }
  }

 private:
  void open(std::string_view link, std::initializer_list<std::string_view> words, std::string_view type,
            const Formula& applies, std::string_view control, const Question* range = nullptr) {
    writer_.open('{');
    writer_.member("linkId", link);
    Writer conditions;
    const bool flat = write_enable_when(conditions, applies);
    Writer extensions;
    if (!control.empty()) write_control(extensions, control);
    if (!flat) {
      extensions.open('{');
      extensions.member("url", enable_when);
      write_expression(extensions, fhirpath(applies));
      extensions.close('}');
    }
    if (range != nullptr) write_range(extensions, *range);
    if (question_.kind == QuestionKind::choice && type == "choice") write_toggles(extensions);
    if (!extensions.out.empty()) {
      writer_.key("extension");
      writer_.raw(text::join({"[", extensions.out, "]"}));
    }
    form_.words.write(writer_, "text", words);
    writer_.member("type", type);
    if (flat && !conditions.out.empty()) writer_.raw(conditions.out);
  }

  void choice(const Formula& applies) {
    open(link_of(question_), {"questions", question_.id, "ask"}, "choice", applies, "radio-button");
    write_options();
    write_notes();
    writer_.close('}');
  }

  void checklist(const Formula& applies) {
    open(link_of(question_), {"questions", question_.id, "ask"}, "group", applies, "");
    writer_.key("item");
    writer_.open('[');
    write_note(writer_, "hint", "");
    write_note(writer_, "why", "help");
    for (Index option = 0; option < question_.options.size() && option < max_options; ++option) {
      const Index when = question_.option_whens.empty() ? none : question_.option_whens[option];
      open(link_of(question_, option), {"questions", question_.id, "options", question_.options[option], "label"},
           "choice", enabled(form_.protocol, form_.names, when), "radio-button");
      writer_.key("answerOption");
      writer_.open('[');
      write_codes(truth_codes);
      writer_.close(']');
      writer_.close('}');
    }
    writer_.close(']');
    writer_.close('}');
  }

  // The number, and beside it why there is none.
  void number(const Formula& applies) {
    open(link_of(question_), {"questions", question_.id, "ask"}, is_integer(question_) ? "integer" : "decimal", applies,
         "", &question_);
    write_notes();
    writer_.close('}');
    open(link_of_doubt(question_), {"ui", "some-unsure"}, "choice", all_of(applies, unanswered(question_)),
         "radio-button");
    writer_.key("answerOption");
    writer_.open('[');
    write_codes(doubt_codes);
    writer_.close(']');
    writer_.close('}');
  }

  void write_range(Writer& writer, const Question& question) const {
    for (const bool least : {true, false}) {
      writer.open('{');
      writer.member("url", least ? "http://hl7.org/fhir/StructureDefinition/minValue"
                                 : "http://hl7.org/fhir/StructureDefinition/maxValue");
      writer.key(is_integer(question) ? "valueInteger" : "valueDecimal");
      writer.raw(check::js_number(least ? question.min : question.max));
      writer.close('}');
    }
  }

  void write_options() {
    writer_.key("answerOption");
    writer_.open('[');
    if (question_.kind == QuestionKind::yes_no) {
      write_codes(truth_codes);
    } else {
      for (const std::string_view option : question_.options)
        write_code(form_.names.options(index_), option, {"questions", question_.id, "options", option, "label"});
      write_codes(doubt_codes);
    }
    writer_.close(']');
  }

  template <class Codes>
  void write_codes(const Codes& codes) {
    for (const std::string_view code : codes) write_code(form_.names.truths(), code, {"ui", code});
  }

  void write_code(std::string_view system, std::string_view code, Words::Path display) {
    writer_.open('{');
    writer_.key("valueCoding");
    writer_.open('{');
    writer_.member("system", system);
    writer_.member("code", code);
    form_.words.write(writer_, "display", display);
    writer_.close('}');
    writer_.close('}');
  }

  // FHIR R4 gives an option of a choice no condition; SDC does.
  void write_toggles(Writer& writer) const {
    for (Index option = 0; option < question_.option_whens.size(); ++option) {
      const Formula offered = enabled(form_.protocol, form_.names, question_.option_whens[option]);
      if (offered.kind == Formula::Kind::yes) continue;
      writer.open('{');
      writer.member("url", toggle);
      writer.key("extension");
      writer.open('[');
      writer.open('{');
      writer.member("url", "option");
      writer.key("valueCoding");
      writer.open('{');
      writer.member("system", form_.names.options(index_));
      writer.member("code", question_.options[option]);
      writer.close('}');
      writer.close('}');
      writer.open('{');
      writer.member("url", "expression");
      write_expression(writer, fhirpath(offered));
      writer.close('}');
      writer.close(']');
      writer.close('}');
    }
  }

  void write_notes() {
    Writer notes;
    write_note(notes, "hint", "");
    write_note(notes, "unit", "unit");
    write_note(notes, "why", "help");
    if (notes.out.empty()) return;
    writer_.key("item");
    writer_.raw(text::join({"[", notes.out, "]"}));
  }

  // A note that helps to answer, where the words have one.
  void write_note(Writer& writer, std::string_view kind, std::string_view control) const {
    if (form_.words.at({"questions", question_.id, kind}).empty()) return;
    writer.open('{');
    writer.member("linkId", link_of_note(kind, question_));
    if (!control.empty()) {
      writer.key("extension");
      writer.open('[');
      write_control(writer, control);
      writer.close(']');
    }
    form_.words.write(writer, "text", {"questions", question_.id, kind});
    writer.member("type", "display");
    writer.close('}');
  }

  Writer& writer_;
  const Form& form_;
  const Index index_;
  const Question& question_;
};

}  // namespace

void write_question(text::Writer& writer, const Form& form, Index question) { Items(writer, form, question).write(); }

}  // namespace redflag::fhir
