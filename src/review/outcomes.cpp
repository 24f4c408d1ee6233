// Where visitors are sent, and what they are told to do there.
#include "review/phrases.h"
#include "review/sections.h"
#include "review/sentence.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

std::string paragraphs(const Content& content, const Json& words) {
  std::string html;
  for (const Json& line : words.list_of("text")) html += tagged("p", content.spoken(line.text));
  return html;
}

void write_disposition(Html& html, const Content& content, const Json& disposition, bool last) {
  const std::string_view id = disposition.text_of("id");
  const Json& words = content.words("dispositions", id);
  html.raw({"<article class=\"card\"", html.id(anchor("disposition", id)), ">\n<h3>",
            content.spoken(content.heading(id)), "</h3>\n<p class=\"name\">", escape(id), "</p>\n",
            paragraphs(content, words), "\n<dl>\n"});
  write_row(html, phrase::because, content.spoken(words.text_of("because")));
  write_row(html, phrase::urgency, escape(disposition.text_of("urgency")));
  const std::string given = givers(content, id);
  write_row(html, phrase::given_by,
            join({given.empty() && !last ? phrase::given_by_none : std::string_view(given),
                  last && !given.empty() ? ". " : "", last ? phrase::given_otherwise : ""}));
  std::string actions;
  for (const Json& action : disposition.list_of("actions"))
    actions += tagged("li", content.link("action", action.text, content.action_label(action.text)));
  if (!actions.empty()) write_row(html, phrase::instructions, tagged("ol", actions));
  write_evidence(html, content, disposition);
  html.raw({"</dl>\n</article>\n"});
}

// The dispositions and rules that carry this action.
std::string carriers(const Content& content, std::string_view action) {
  std::string html;
  constexpr std::pair<const char*, std::string_view> lists[] = {{"dispositions", "disposition"}, {"rules", "rule"}};
  for (const auto& [list, kind] : lists)
    for (const Json& thing : content.list(list))
      for (const Json& id : thing.list_of("actions"))
        if (id.text == action) html += join({html.empty() ? "" : ", ", content.link(kind, thing.text_of("id"))});
  return html;
}

}  // namespace

std::string kind_of(const Json& action) {
  const std::string_view kind = action.text_of("kind");
  if (kind == "call") return join({phrase::kind_call, escape(action.text_of("phone"))});
  if (kind == "go") return std::string(phrase::kind_go);
  if (kind == "do") return std::string(phrase::kind_do);
  if (kind == "book") return std::string(phrase::kind_book);
  if (kind == "learn") return std::string(phrase::kind_learn);
  return escape(kind);
}

std::string givers(const Content& content, std::string_view disposition, std::string_view question) {
  std::string when_true, when_unsure, when_declined;
  for (const Json& rule : content.list("rules")) {
    const Json* when = rule.member("when");
    if (!question.empty() && (when == nullptr || !asked_in(content, *when).contains(question))) continue;
    const std::string_view own = rule.text_of("unsure"), skipped = rule.text_of("declined");
    const std::string_view unsure = own.empty() ? content.protocol.text_of("unsure") : own;
    std::string* list = rule.text_of("then") == disposition                   ? &when_true
                        : unsure == disposition                               ? &when_unsure
                        : (skipped.empty() ? unsure : skipped) == disposition ? &when_declined
                                                                              : nullptr;
    if (list != nullptr) *list += join({list->empty() ? "" : ", ", content.link("rule", rule.text_of("id"))});
  }
  if (!when_unsure.empty()) when_unsure += phrase::when_unsure;
  if (!when_declined.empty()) when_declined += phrase::when_declined;
  std::string all;
  for (const std::string& list : {when_true, when_unsure, when_declined})
    if (!list.empty()) all += join({all.empty() ? "" : "; ", list});
  return all;
}

void write_dispositions(Html& html, const Content& content) {
  html.open_section("dispositions", phrase::dispositions);
  html.line("p", phrase::dispositions_lead);
  const std::vector<Json>& all = content.list("dispositions");
  for (const Json& disposition : all) write_disposition(html, content, disposition, &disposition == &all.back());
  html.close_section();
}

void write_actions(Html& html, const Content& content) {
  html.open_section("actions", phrase::actions);
  html.raw({"<div class=\"cards\">\n"});
  for (const Json& action : content.list("actions")) {
    const std::string_view id = action.text_of("id");
    html.raw({"<article class=\"card\"", html.id(anchor("action", id)), ">\n<h3>", content.action_label(id),
              "</h3>\n<p class=\"name\">", escape(id), "</p>\n"});
    for (const Json& line : content.words("actions", id).list_of("text"))
      html.line("p", content.action_line(id, line.text));
    html.raw({"<dl>\n"});
    write_row(html, phrase::kind, kind_of(action));
    write_row(html, phrase::used_in, carriers(content, id));
    write_evidence(html, content, action);
    html.raw({"</dl>\n</article>\n"});
  }
  html.raw({"</div>\n"});
  html.close_section();
}

}  // namespace redflag::review
