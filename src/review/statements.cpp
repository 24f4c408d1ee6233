// The sources sentence by sentence, and where each acts or why it does not.
#include <algorithm>

#include "check/number.h"
#include "review/markdown.h"
#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

bool cites(const Json& thing, std::string_view id) {
  const std::vector<Json>& sources = thing.list_of("sources");
  return std::any_of(sources.begin(), sources.end(), [&](const Json& source) { return source.text == id; });
}

void add(std::string& list, std::string_view link) { list += join({list.empty() ? "" : ", ", link}); }

std::string options_citing(const Content& content, std::string_view id) {
  std::string list;
  for (const Json& question : content.list("questions"))
    for (const Json& option : question.list_of("options")) {
      const std::string_view name = option.text_of("id");
      if (cites(option, id)) add(list, content.link("option", option_id(question.text_of("id"), name), escape(name)));
    }
  return list;
}

// Where the statement acts, a line for each kind of thing, or why it does not. A test patient alone makes nothing act.
std::string acts(const Content& content, std::string_view id) {
  struct Kind {
    const char* list;
    std::string_view kind, name;
  };
  constexpr Kind kinds[] = {{"rules", "rule", phrase::act_rules},
                            {"floors", "floor", phrase::act_floors},
                            {"questions", "question", phrase::act_questions},
                            {"dispositions", "disposition", phrase::act_dispositions},
                            {"actions", "action", phrase::act_actions}};
  std::string html;
  const auto line = [&](std::string_view name, std::string_view links) {
    if (!links.empty()) html += tagged("li", join({name, ": ", links}));
  };
  for (const Kind& kind : kinds) {
    std::string list;
    for (const Json& thing : content.list(kind.list))
      if (cites(thing, id)) add(list, content.link(kind.kind, thing.text_of("id")));
    line(kind.name, list);
    if (kind.kind == "question") line(phrase::act_options, options_citing(content, id));
  }
  std::string patients;
  for (const Json& vignette : content.folder.vignettes.document.root.list_of("vignettes"))
    if (cites(vignette, id)) add(patients, content.link("vignette", vignette.text_of("id")));
  for (const Remark& waiver : content.waived)
    if (waiver.id == id) html += tagged("li", join({phrase::waived, inline_markdown(waiver.text)}));
  if (html.empty()) html += tagged("li", tagged("em class=\"alarm\"", phrase::nowhere));
  line(phrase::act_patients, patients);
  return tagged("ul class=\"plain\"", html);
}

void write_statement(Html& html, const Content& content, const Json& statement) {
  html.raw({"<tr", html.id(anchor("source", statement.key)), ">", tagged("th scope=\"row\"", escape(statement.key)),
            tagged("td", escape(statement.text)), tagged("td", acts(content, statement.key)), "</tr>\n"});
}

std::string cited_as(const Json& source) {
  std::string html = escape(join({source.text_of("title"), ". ", source.text_of("publisher"), ", ",
                                  check::js_number(source.number_of("year", 0)), ". "}));
  const std::string_view url = source.text_of("url");
  if (url.starts_with("https://") || url.starts_with("http://"))
    html += join({"<a href=\"", escape(url), "\" rel=\"noreferrer\">", escape(url), "</a>. "});
  return html + escape(join({phrase::strength, ": ", source.text_of("strength"), "; ", phrase::read_on, ": ",
                             source.text_of("read"), "."}));
}

}  // namespace

void write_statements(Html& html, const Content& content) {
  html.open_section("statements", phrase::statements);
  for (const Json& source : content.folder.sources.document.root.list_of("sources")) {
    html.raw({"<h3", html.id(anchor("source", source.text_of("id"))), ">", escape(source.text_of("id")), "</h3>\n"});
    html.line("p", cited_as(source));
    const Json* statements = source.member("statements");
    if (statements == nullptr || statements->items.empty()) continue;
    html.raw({"<div class=\"wide\"><table class=\"statements\">\n<thead><tr>",
              tagged("th scope=\"col\"", phrase::statement), tagged("th scope=\"col\"", phrase::says),
              tagged("th scope=\"col\"", phrase::acts), "</tr></thead>\n<tbody>\n"});
    for (const Json& statement : statements->items) write_statement(html, content, statement);
    html.raw({"</tbody>\n</table></div>\n"});
  }
  html.close_section();
}

}  // namespace redflag::review
