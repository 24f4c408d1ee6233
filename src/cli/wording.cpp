#include "cli/wording.h"

#include "check/number.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

const text::Json nothing;

}  // namespace

const text::Json& Wording::entry(std::string_view list, std::string_view id) const {
  const text::Json* entries = words_.member(list);
  const text::Json* entry = entries == nullptr ? nullptr : entries->member(id);
  return entry == nullptr ? nothing : *entry;
}

std::string Wording::ui(std::string_view key, std::initializer_list<check::Filling> fillings) const {
  const std::string_view words = entry("ui", key).text;
  // Words that are missing show as their key: better than a gap, and `redflag check` tells of them.
  return check::filled(words.empty() ? key : words, fillings);
}

const text::Json& Wording::question(Index question) const {
  return entry("questions", protocol_.questions[question].id);
}

const text::Json& Wording::disposition(Index disposition) const {
  return entry("dispositions", protocol_.dispositions[disposition].id);
}

const text::Json& Wording::action(Index action) const { return entry("actions", protocol_.actions[action]); }

std::string_view Wording::label(Index of, Index option) const {
  const text::Json* options = question(of).member("options");
  const text::Json* words = options == nullptr ? nullptr : options->member(protocol_.questions[of].options[option]);
  return words == nullptr ? std::string_view() : words->text_of("label");
}

std::string Wording::sign(const Finding& finding, const Answers& answers) const {
  const text::Json& words = question(finding.question);
  const text::Json* options = words.member("options");
  if (options == nullptr || finding.option == none)
    return check::filled(words.text_of("sign"), {{"value", check::js_number(answers[finding.question].number)}});
  const text::Json* option = options->member(protocol_.questions[finding.question].options[finding.option]);
  return option == nullptr ? std::string() : std::string(option->text_of("sign"));
}

std::string Wording::doubt(const Finding& finding) const {
  const text::Json& words = question(finding.question);
  if (words.member("options") != nullptr && finding.option != none) return sign(finding, {});
  return std::string(words.text_of("ask"));
}

std::string Wording::change(const Finding& finding, const Answers& answers) const {
  const std::string words = sign(finding, answers);
  const bool goes = finding.truth == Truth::no && !entry("ui", "no-longer").text.empty();
  return goes ? ui("no-longer", {{"sign", words}}) : words;
}

}  // namespace redflag::cli
