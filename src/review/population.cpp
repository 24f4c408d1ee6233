// Where the rules would send many simulated people: shares that were measured by another program (tests/population).
#include <charconv>

#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

// 0.0451 as "4.5 %".
std::string percent(double share) {
  char digits[400];
  const auto end = std::to_chars(digits, digits + sizeof digits, 100 * share, std::chars_format::fixed, 1).ptr;
  return join({std::string_view(digits, static_cast<std::size_t>(end - digits)), " %"});
}

// A row is of a rule or a disposition, which has a place on the page, or of something else.
std::string label(const Content& content, std::string_view name) {
  const bool rule = content.item("rules", name).kind == Json::Kind::object;
  return content.link(rule ? "rule" : "disposition", name, escape(name));
}

void write_table(Html& html, const Content& content, const Json& table) {
  std::string head = "<td></td>";
  for (const Json& column : table.list_of("columns")) head += tagged("th scope=\"col\"", escape(column.text));
  html.line("h3", escape(table.text_of("title")));
  html.raw({"<div class=\"wide\"><table class=\"shares\">\n<thead><tr>", head, "</tr></thead>\n<tbody>\n"});
  for (const Json& row : table.list_of("rows")) {
    std::string cells = tagged("th scope=\"row\"", label(content, row.text_of("label")));
    for (const Json& share : row.list_of("shares")) cells += tagged("td", percent(share.number));
    html.raw({tagged("tr", cells), "\n"});
  }
  html.raw({"</tbody>\n</table></div>\n"});
}

}  // namespace

void write_population(Html& html, const Content& content) {
  if (content.subject.population == nullptr) return;
  const Json& population = *content.subject.population;
  html.open_section("population", phrase::population);
  html.line("p", phrase::population_lead);
  if (population.text_of("version") != content.protocol.text_of("version"))
    html.line("p class=\"alarm\"",
              join({phrase::population_of_other, " ", escape(population.text_of("version")), "."}));
  for (const Json& table : population.list_of("tables")) write_table(html, content, table);
  html.line("h3", phrase::population_sources);
  std::string sources;
  for (const Json& source : population.list_of("sources")) sources += tagged("li", escape(source.text));
  html.line("ul", sources);
  html.close_section();
}

}  // namespace redflag::review
