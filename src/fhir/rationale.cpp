#include "fhir/rationale.h"

#include "check/filled.h"
#include "check/number.h"

namespace redflag::fhir {
namespace {

using text::join;

// "numbness between the legs": as the result page has it.
std::string sign(const Judged& judged, const Finding& finding) {
  const Form& form = judged.form;
  const Question& question = form.protocol.questions[finding.question];
  const bool own = finding.option == none || question.kind == QuestionKind::yes_no;
  const std::string_view words =
      own ? form.words.at({"questions", question.id, "sign"})
          : form.words.at({"questions", question.id, "options", question.options[finding.option], "sign"});
  const std::string value = check::js_number(judged.answers[finding.question].number);
  // A sign names the number; without one, the question stands for it.
  if (question.kind == QuestionKind::number && finding.truth != Truth::yes)
    return std::string(form.words.at({"questions", question.id, "ask"}));
  return check::filled(words, {{"value", value}});
}

// The findings of one truth, behind the words for it.
std::string found(const Judged& judged, const std::vector<Finding>& findings, Truth truth, std::string_view words) {
  std::string signs;
  for (const Finding& finding : findings)
    if (finding.truth == truth) signs += join({signs.empty() ? "" : "; ", sign(judged, finding)});
  return signs.empty() ? signs : join({"\n", words, words.empty() ? "" : " ", signs});
}

// "B16: statement" of each source of a rule, with where it stands.
std::string evidence(const Form& form, Index rule) {
  const text::Json& protocol = form.folder.protocol.document.root;
  std::string all;
  for (const text::Json& id : protocol.list_of("rules")[rule].list_of("sources"))
    for (const text::Json& source : form.folder.sources.document.root.list_of("sources")) {
      const text::Json* statements = source.member("statements");
      const text::Json* statement = statements == nullptr ? nullptr : statements->member(id.text);
      if (statement == nullptr) continue;
      const std::string year = check::js_number(source.number_of("year", 0));
      const std::string from = check::filled(
          form.words.at({"ui", "source"}),
          {{"title", source.text_of("title")}, {"publisher", source.text_of("publisher")}, {"year", year}});
      all += join({"\n", id.text, ": ", statement->text, " (", from, ")"});
    }
  return all;
}

}  // namespace

std::string rationale(const Judged& judged, Index rule) {
  const Form& form = judged.form;
  const std::string_view unsure = form.words.at({"ui", "not-sure"}), skipped = form.words.at({"ui", "skipped"});
  const Truth truth = judged.outcome.truths[rule];
  const std::string_view doubt = truth == Truth::yes ? std::string_view() : truth == Truth::declined ? skipped : unsure;
  const std::vector<Finding> findings = explain(form.protocol, judged.answers, rule);
  return join({doubt, doubt.empty() ? "" : " ", form.protocol.rules[rule].id, found(judged, findings, Truth::yes, ""),
               found(judged, findings, Truth::unsure, unsure), found(judged, findings, Truth::declined, skipped),
               evidence(form, rule)});
}

}  // namespace redflag::fhir
