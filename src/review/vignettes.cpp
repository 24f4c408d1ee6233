// The test patients: what they say, what the engine gives now, and what was expected.
#include <algorithm>

#include "check/number.h"
#include "core/evaluate.h"
#include "review/phrases.h"
#include "review/sections.h"
#include "text/read_answers.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

// `redflag check` holds each against the rules, both ways; here it is only asked what it found.
bool agrees(const Content& content, std::size_t number) {
  const std::string pointer = join({"/vignettes/", text::to_text(number)});
  const auto about = [&](const check::Located& at) {
    const std::string_view where = at.problem->pointer;
    return at.file == content.folder.vignettes.path && where.starts_with(pointer) &&
           (where.size() == pointer.size() || where[pointer.size()] == '/');
  };
  return content.folder.sound && std::none_of(content.subject.problems.begin(), content.subject.problems.end(), about);
}

std::string in_words(const Content& content, const Json& question, const Json& answer) {
  if (answer.kind == Json::Kind::number)
    return escape(join({check::js_number(answer.number), " ", question.text_of("unit")}));
  for (const char* word : {"yes", "no", "unsure", "declined"})
    if (answer.text == word) return content.spoken(content.ui(word));
  const auto label = [&](std::string_view id) {
    const std::string_view words = content.option_words(question.text_of("id"), id).text_of("label");
    return content.spoken(words.empty() ? (id == "unsure" ? content.ui("unsure") : id) : words);
  };
  if (answer.kind == Json::Kind::string) return label(answer.text);
  if (answer.kind == Json::Kind::array && answer.items.empty()) return content.spoken(content.ui("none"));
  std::string all;
  if (answer.kind == Json::Kind::object) {
    for (const Json& row : answer.items) {
      const std::string_view word = content.ui(std::string(row.text).c_str());
      all += join({all.empty() ? "" : "; ", label(row.key), ": ", content.spoken(word.empty() ? row.text : word)});
    }
    return all;
  }
  for (const Json& item : answer.items) all += join({all.empty() ? "" : "; ", label(item.text)});
  return all;
}

std::string answers(const Content& content, const Json& vignette) {
  const Json* given = vignette.member("answers");
  if (given == nullptr || given->items.empty()) return std::string(phrase::not_answered);
  std::string list;
  for (const Json& answer : given->items) {
    const std::string asked = content.link("question", answer.key, content.spoken(content.asked(answer.key)));
    list += tagged(
        "li", join({asked, " ", tagged("strong", in_words(content, content.item("questions", answer.key), answer))}));
  }
  return tagged("ul", list);
}

std::string rule_links(const Content& content, const std::vector<Index>& rules) {
  std::string list;
  for (const Index rule : rules)
    list += join({list.empty() ? "" : ", ", content.link("rule", content.folder.values.rules[rule].id)});
  return list;
}

void write_result(Html& html, const Content& content, const Json& vignette) {
  Report report;
  const Json* given = vignette.member("answers");
  Answers answers;
  if (content.folder.sound && given != nullptr)
    answers = text::read_answers(content.folder.values, text::Place(*given, report));
  if (!content.folder.sound || given == nullptr || !report.clean()) {
    write_row(html, phrase::result_now, phrase::unsound);
    return;
  }
  const Outcome outcome = assess(content.folder.values, answers);
  write_row(html, phrase::result_now,
            tagged("strong", content.disposition(content.folder.values.dispositions[outcome.disposition].id)));
  const std::string rules = rule_links(content, outcome.rules);
  write_row(html, phrase::rules_true, rules.empty() ? std::string(phrase::no_rules) : rules);
  write_row(html, phrase::rules_unsure, rule_links(content, outcome.unsure));
}

void write_vignette(Html& html, const Content& content, const Json& vignette, bool agreeing) {
  const std::string_view id = vignette.text_of("id"), lowest = vignette.text_of("lowest"),
                         highest = vignette.text_of("highest");
  html.raw({"<article class=\"card patient\"", html.id(anchor("vignette", id)), ">\n<h3>",
            tagged("span class=\"name\"", escape(id)), "</h3>\n"});
  html.line("blockquote", tagged("p", escape(vignette.text_of("story"))));
  html.line(agreeing ? "p class=\"good\"" : "p class=\"alarm\"",
            agreeing ? join({"✓ ", phrase::agree}) : join({"✗ ", phrase::disagree}));
  html.raw({"<dl>\n"});
  if (vignette.member("age") != nullptr) write_row(html, phrase::age, check::js_number(vignette.number_of("age", 0)));
  write_row(html, phrase::answers, answers(content, vignette));
  write_result(html, content, vignette);
  write_row(html, phrase::expected,
            lowest == highest
                ? content.disposition(lowest)
                : join({phrase::from, content.disposition(lowest), phrase::to, content.disposition(highest)}));
  write_stated(html, content, vignette);
  write_row(html, phrase::sources, content.links("source", vignette.list_of("sources")));
  html.raw({"</dl>\n</article>\n"});
}

}  // namespace

Agreement agreement(const Content& content) {
  Agreement all;
  all.all = content.folder.vignettes.document.root.list_of("vignettes").size();
  for (std::size_t i = 0; i < all.all; ++i) all.agreeing += agrees(content, i) ? 1 : 0;
  return all;
}

void write_vignettes(Html& html, const Content& content) {
  html.open_section("vignettes", phrase::vignettes);
  html.line("p", phrase::vignettes_lead);
  const Agreement all = agreement(content);
  html.line("p", content.folder.sound ? tagged("strong", join({text::to_text(all.agreeing), phrase::out_of,
                                                               text::to_text(all.all), phrase::agreeing}))
                                      : std::string(phrase::unsound));
  html.raw({"<div class=\"cards\">\n"});
  std::size_t number = 0;
  for (const Json& vignette : content.folder.vignettes.document.root.list_of("vignettes"))
    write_vignette(html, content, vignette, agrees(content, number++));
  html.raw({"</div>\n"});
  html.close_section();
}

}  // namespace redflag::review
