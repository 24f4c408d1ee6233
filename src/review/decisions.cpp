// decisions.md as prose, after a list of what it leaves open.
#include "review/markdown.h"
#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {

void write_decisions(Html& html, const Content& content) {
  html.open_section("decisions", phrase::decisions);
  html.raw({"<h3", html.id("open-points"), ">", phrase::open_points, "</h3>\n<ul>\n"});
  for (const Remark& point : content.open)
    html.line("li", text::join({content.link("decision", point.id), ": ", inline_markdown(point.text)}));
  html.raw({"</ul>\n"});
  // `### ID: title` is what rules cite.
  const auto heading_id = [&](std::string_view heading) {
    const std::string_view id = heading.substr(0, heading.find(": "));
    return content.decision_title(id).empty() ? std::string() : anchor("decision", id);
  };
  write_markdown(html, content.folder.decisions.text, 2, heading_id);
  html.close_section();
}

}  // namespace redflag::review
