// The protocol's purpose, the state of its review, and the problems that `redflag check` finds.
#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

std::string status(const Json& review) {
  const std::string_view reviewer = review.text_of("reviewer");
  const bool reviewed = review.text_of("status") == "reviewed" && !reviewer.empty();
  std::string html = tagged("strong", reviewed ? phrase::reviewed : phrase::draft);
  if (reviewer.empty()) html += join({". ", tagged("strong class=\"alarm\"", phrase::unsigned_yet)});
  return html;
}

}  // namespace

void write_row(Html& html, std::string_view name, std::string_view markup) {
  if (markup.empty()) return;
  html.raw({"<div>", tagged("dt", escape(name)), tagged("dd", markup), "</div>\n"});
}

void write_about(Html& html, const Content& content) {
  const Json& review = content.folder.review.document.root;
  const Json* use = content.protocol.member("intendedUse");
  const Agreement vignettes = agreement(content);
  html.open_section("about", phrase::about);
  html.raw({"<dl>\n"});
  write_row(html, phrase::version, escape(content.protocol.text_of("version")));
  write_row(html, phrase::status, status(review));
  write_row(html, phrase::reviewed_by, escape(review.text_of("reviewer")));
  write_row(html, phrase::reviewed_on, escape(review.text_of("reviewed")));
  write_row(html, phrase::due, escape(review.text_of("due")));
  write_row(html, phrase::author, escape(review.text_of("author")));
  if (use != nullptr) {
    write_row(html, phrase::intended, escape(use->text_of("complaint")));
    write_row(html, phrase::setting, escape(use->text_of("setting")));
    std::string not_for;
    for (const Json& item : use->list_of("notFor")) not_for += tagged("li", escape(item.text));
    if (!not_for.empty()) write_row(html, phrase::not_for, tagged("ul", not_for));
  }
  write_row(html, phrase::test_patients,
            content.folder.sound
                ? tagged("a href=\"#vignettes\"", join({text::to_text(vignettes.agreeing), phrase::out_of,
                                                        text::to_text(vignettes.all), phrase::agreeing}))
                : std::string(phrase::unsound));
  write_row(html, phrase::open_points, tagged("a href=\"#open-points\"", text::to_text(content.open.size())));
  write_row(html, phrase::digest, tagged("code", escape(content.subject.digest)));
  write_row(html, phrase::printed, escape(content.subject.today));
  html.raw({"</dl>\n"});
  html.close_section();
}

void write_problems(Html& html, const Content& content) {
  if (content.subject.problems.empty()) return;
  html.open_section("problems", phrase::problems);
  html.line("p", phrase::problems_lead);
  html.raw({"<ul>\n"});
  for (const check::Located& at : content.subject.problems) {
    std::string_view file = at.file;
    if (file.starts_with(content.subject.dir)) file.remove_prefix(content.subject.dir.size());
    while (file.starts_with('/')) file.remove_prefix(1);
    html.line("li", join({tagged("code", escape(join({file, ":", at.problem->pointer}))), " ",
                          tagged("strong", escape(at.problem->code)), ": ", escape(at.problem->message)}));
  }
  html.raw({"</ul>\n"});
  html.close_section();
}

}  // namespace redflag::review
