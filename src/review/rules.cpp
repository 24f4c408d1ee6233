// Rules, terms and safety floors as sentences.
#include "review/phrases.h"
#include "review/sections.h"
#include "review/sentence.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

const Json nothing;

// "If …, then …": on one line where the condition fits on one.
void write_sentence(Html& html, const Content& content, const Json& thing, std::string_view consequence) {
  const Json* when = thing.member("when");
  const Sentence sentence = say_condition(content, when == nullptr ? nothing : *when);
  const std::string then = join({tagged("strong", consequence), "."});
  html.line("div class=\"if\"", sentence.block() ? join({phrase::opening, sentence.html, phrase::then_block, then})
                                                 : join({phrase::opening, sentence.html, phrase::then, then}));
}

void write_changes(Html& html, const Content& content, std::string_view rule) {
  const Json* changes = content.folder.review.document.root.member("changes");
  const Json* list = changes == nullptr ? nullptr : changes->member(rule);
  if (list == nullptr || list->items.empty()) return;
  std::string lines;
  for (const Json& change : list->items)
    lines += tagged(
        "li", escape(join({change.text_of("version"), ", ", change.text_of("date"), ": ", change.text_of("what")})));
  write_row(html, phrase::changes, tagged("ul", lines));
}

void write_rule(Html& html, const Content& content, const Json& rule, std::size_t number) {
  const std::string_view id = rule.text_of("id");
  const std::string_view own = rule.text_of("unsure"), unsure = own.empty() ? content.protocol.text_of("unsure") : own;
  html.raw({"<article class=\"card\"", html.id(anchor("rule", id)), ">\n<h3>", text::to_text(number), ". ",
            tagged("span class=\"name\"", escape(id)), "</h3>\n"});
  write_sentence(html, content, rule, content.disposition(rule.text_of("then")));
  const Json* when = rule.member("when");
  if (when != nullptr) html.raw({say_terms(content, *when)});
  html.line("p class=\"unsure\"", join({phrase::if_unsure, content.disposition(unsure), "."}));
  if (const std::string_view declined = rule.text_of("declined"); !declined.empty())
    html.line("p class=\"unsure\"", join({phrase::if_declined, content.disposition(declined), "."}));
  html.raw({"<dl>\n"});
  std::string actions;
  for (const Json& action : rule.list_of("actions"))
    actions += tagged("li", content.link("action", action.text, content.action_label(action.text)));
  if (!actions.empty()) write_row(html, phrase::also, tagged("ul", actions));
  if (rule.member("booking") != nullptr) write_row(html, phrase::booking, std::string(phrase::booking_closed));
  write_evidence(html, content, rule);
  write_changes(html, content, id);
  html.raw({"</dl>\n</article>\n"});
}

}  // namespace

void write_evidence(Html& html, const Content& content, const Json& thing) {
  std::string sources, decisions;
  for (const Json& id : thing.list_of("sources"))
    sources += tagged("li", join({content.link("source", id.text), ": ", escape(content.statement(id.text))}));
  for (const Json& id : thing.list_of("decisions"))
    decisions +=
        tagged("li", content.link("decision", id.text, escape(join({id.text, ": ", content.decision_title(id.text)}))));
  if (!sources.empty()) write_row(html, phrase::sources, tagged("ul", sources));
  if (!decisions.empty()) write_row(html, phrase::decided, tagged("ul", decisions));
}

void write_rules(Html& html, const Content& content) {
  html.open_section("rules", phrase::rules);
  html.line("p", phrase::rules_lead);
  std::size_t number = 0;
  for (const Json& rule : content.list("rules")) write_rule(html, content, rule, ++number);
  html.close_section();
}

void write_terms(Html& html, const Content& content) {
  if (content.list("terms").empty()) return;
  html.open_section("terms", phrase::terms);
  html.raw({"<dl>\n"});
  for (const Json& term : content.list("terms")) {
    const std::string_view id = term.text_of("id");
    const Json* is = term.member("is");
    html.raw({"<div", html.id(anchor("term", id)), ">", tagged("dt", escape(join({"“", term_name(id), "”"}))),
              tagged("dd", is == nullptr ? "" : say_condition(content, *is).html), "</div>\n"});
  }
  html.raw({"</dl>\n"});
  html.close_section();
}

void write_floors(Html& html, const Content& content) {
  if (content.list("floors").empty()) return;
  html.open_section("floors", phrase::floors);
  html.line("p", phrase::floors_lead);
  for (const Json& floor : content.list("floors")) {
    const std::string_view id = floor.text_of("id");
    html.raw({"<article class=\"card\"", html.id(anchor("floor", id)), ">\n<h3>",
              tagged("span class=\"name\"", escape(id)), "</h3>\n"});
    write_sentence(html, content, floor, join({phrase::floor_then, content.disposition(floor.text_of("atLeast"))}));
    const Json* when = floor.member("when");
    if (when != nullptr) html.raw({say_terms(content, *when)});
    html.raw({"<dl>\n"});
    write_evidence(html, content, floor);
    html.raw({"</dl>\n</article>\n"});
  }
  html.close_section();
}

void write_exceptions(Html& html, const Content& content) {
  if (content.list("exceptions").empty()) return;
  html.open_section("exceptions", phrase::exceptions);
  html.line("p", phrase::exceptions_lead);
  for (const Json& exception : content.list("exceptions")) {
    html.raw({"<article class=\"card\">\n<h3>", escape(exception.text_of("property")), ": ",
              tagged("span class=\"name\"", escape(exception.text_of("of"))), "</h3>\n"});
    if (const Json* where = exception.member("where")) {
      html.line("div class=\"if\"", join({phrase::only_while, say_condition(content, *where).html}));
      html.raw({say_terms(content, *where)});
    }
    html.raw({"<dl>\n"});
    write_evidence(html, content, exception);
    html.raw({"</dl>\n</article>\n"});
  }
  html.close_section();
}

}  // namespace redflag::review
