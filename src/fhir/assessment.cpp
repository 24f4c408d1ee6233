#include "fhir/assessment.h"

#include <algorithm>

#include "check/filled.h"
#include "check/words.h"
#include "fhir/rationale.h"

namespace redflag::fhir {
namespace {

using text::join;
using text::Writer;

// Neither a record nor this program knows whose answers they are: whoever stores them puts the patient here.
void write_subject(Writer& writer) {
  writer.key("subject");
  writer.raw(
      R"({"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]})");
}

void write_reference(Writer& writer, std::string_view url) {
  writer.open('{');
  writer.member("reference", url);
  writer.close('}');
}

std::string with_tel(std::string_view text, std::string_view tel) { return check::filled(text, {{"tel", tel}}); }

// The disposition as a CodeableConcept.
void write_concept(Writer& writer, const char* name, const Form& form, Index disposition) {
  const std::string_view id = form.protocol.dispositions[disposition].id;
  writer.key(name);
  writer.open('{');
  writer.key("coding");
  writer.open('[');
  writer.open('{');
  writer.member("system", form.names.dispositions());
  writer.member("code", id);
  write_text(writer, "display", form.words.at({"dispositions", id, "level"}));
  writer.close('}');
  writer.close(']');
  write_text(writer, "text", with_tel(form.words.at({"dispositions", id, "heading"}), check::emergency_tel));
  writer.close('}');
}

void write_prediction(Writer& writer, const Form& form, Index disposition, std::string_view rationale) {
  writer.open('{');
  write_concept(writer, "outcome", form, disposition);
  write_text(writer, "rationale", rationale);
  writer.close('}');
}

void write_rule(Writer& writer, const Judged& judged, Index rule) {
  const Protocol& protocol = judged.form.protocol;
  const Index disposition = given_by(protocol, protocol.rules[rule], judged.outcome.truths[rule]);
  write_prediction(writer, judged.form, disposition, rationale(judged, rule));
}

// Empty texts are left out: FHIR knows no empty note and no empty list.
void write_notes(Writer& writer, std::initializer_list<std::string_view> texts) {
  Writer notes;
  for (const std::string_view text : texts) {
    if (text.empty()) continue;
    notes.open('{');
    notes.member("text", text);
    notes.close('}');
  }
  if (notes.out.empty()) return;
  writer.key("note");
  writer.raw(join({"[", notes.out, "]"}));
}

// The note that names the rules' reviewer, or says that there is none.
std::string review_note(const Form& form) {
  const text::Json& review = form.folder.review.document.root;
  if (!is_reviewed(form.folder)) return std::string(form.words.at({"ui", "review-none"}));
  return check::filled(form.words.at({"ui", "reviewed-by"}),
                       {{"reviewer", review.text_of("reviewer")}, {"date", review.text_of("reviewed")}});
}

std::string rules_note(const Form& form) {
  return check::filled(form.words.at({"ui", "version"}),
                       {{"protocol", form.protocol.id}, {"version", form.protocol.version}});
}

std::string actions_of(const Judged& judged) {
  const text::Json& protocol = judged.form.folder.protocol.document.root;
  std::string all;
  for (const Index action : judged.outcome.actions) {
    const text::Json& json = protocol.list_of("actions")[action];
    if (json.text_of("kind") == "learn") continue;
    const std::string_view label = judged.form.words.at({"actions", judged.form.protocol.actions[action], "label"});
    all += join({all.empty() ? "" : "\n", with_tel(label, check::tel_of(json.text_of("phone")))});
  }
  return all;
}

}  // namespace

void write_assessment(Writer& writer, const Judged& judged, const Account& account, std::string_view response) {
  const Form& form = judged.form;
  const Outcome& outcome = judged.outcome;
  const auto in = [](const std::vector<Index>& list, Index rule) {
    return std::find(list.begin(), list.end(), rule) != list.end();
  };
  writer.open('{');
  writer.member("resourceType", "RiskAssessment");
  writer.member("language", form.words.language());
  writer.member("status", judged.complete ? "final" : "preliminary");
  if (const std::string rules = rules_note(form); !rules.empty()) {
    writer.key("method");
    writer.open('{');
    writer.member("text", rules);
    writer.close('}');
  }
  write_subject(writer);
  write_text(writer, "occurrenceDateTime", account.occasion.time);
  writer.key("basis");
  writer.open('[');
  write_reference(writer, response);
  writer.close(']');
  writer.key("prediction");
  writer.open('[');
  const std::string_view id = form.protocol.dispositions[outcome.disposition].id;
  write_prediction(writer, form, outcome.disposition, form.words.at({"dispositions", id, "because"}));
  for (Index rule = 0; rule < form.protocol.rules.size(); ++rule)
    if (in(outcome.rules, rule) || in(outcome.reasons, rule)) write_rule(writer, judged, rule);
  writer.close(']');
  write_text(writer, "mitigation", actions_of(judged));
  write_notes(writer, {review_note(form), form.words.at({"ui", "not-a-diagnosis"})});
  writer.close('}');
}

void write_request(Writer& writer, const Judged& judged, const Account& account, std::string_view response,
                   std::string_view assessment) {
  static constexpr std::string_view priorities[] = {"stat", "asap", "urgent", "routine"};  // by urgency
  const Form& form = judged.form;
  const Disposition& disposition = form.protocol.dispositions[judged.outcome.disposition];
  writer.open('{');
  writer.member("resourceType", "ServiceRequest");
  writer.member("language", form.words.language());
  writer.member("status", "draft");
  writer.member("intent", "proposal");
  writer.member("priority", priorities[static_cast<std::size_t>(disposition.urgency)]);
  write_concept(writer, "code", form, judged.outcome.disposition);
  write_subject(writer);
  write_text(writer, "authoredOn", account.occasion.time);
  writer.key("supportingInfo");
  writer.open('[');
  write_reference(writer, assessment);
  write_reference(writer, response);
  writer.close(']');
  std::string summary;
  for (const std::string_view line : account.summary) summary += join({summary.empty() ? "" : "\n", line});
  write_notes(writer, {summary, review_note(form)});
  writer.close('}');
}

}  // namespace redflag::fhir
