#include "review/page.h"

#include "review/content.h"
#include "review/html.h"
#include "review/phrases.h"
#include "review/sections.h"
#include "review/style.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;

// The page holds all that it needs, and the policy keeps it so.
constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
)";

struct Section {
  std::string_view id, heading;
  void (*write)(Html&, const Content&);
};

constexpr Section sections[] = {{"problems", phrase::problems, write_problems},
                                {"about", phrase::about, write_about},
                                {"flow", phrase::flow, write_flow},
                                {"rules", phrase::rules, write_rules},
                                {"terms", phrase::terms, write_terms},
                                {"floors", phrase::floors, write_floors},
                                {"exceptions", phrase::exceptions, write_exceptions},
                                {"proof", phrase::proof, write_proof},
                                {"dispositions", phrase::dispositions, write_dispositions},
                                {"actions", phrase::actions, write_actions},
                                {"words", phrase::words, write_words},
                                {"statements", phrase::statements, write_statements},
                                {"decisions", phrase::decisions, write_decisions},
                                {"vignettes", phrase::vignettes, write_vignettes},
                                {"population", phrase::population, write_population},
                                {"hazards", phrase::hazards, write_hazards},
                                {"signature", phrase::signature, write_signature}};

std::string running_header(const Content& content) {
  const bool signed_by = !content.folder.review.document.root.text_of("reviewer").empty();
  return join({content.protocol.text_of("id"), ", ", phrase::version, " ", content.protocol.text_of("version"), ". ",
               signed_by ? "" : phrase::unsigned_yet, " SHA-256 ",
               std::string_view(content.subject.digest).substr(0, 16)});
}

}  // namespace

std::string write_page(const Subject& subject) {
  const Content content(subject);
  Html body;
  std::string contents;
  for (const Section& section : sections) {
    const std::size_t before = body.out.size();
    section.write(body, content);
    if (body.out.size() > before)
      contents += tagged("li", join({"<a href=\"#", section.id, "\">", section.heading, "</a>"}));
  }
  const std::string title = escape(join({phrase::title, content.protocol.text_of("id")}));
  const std::string style = tagged("style", style_sheet(running_header(content)));
  const std::string nav = join({tagged("h2 id=\"contents-heading\"", phrase::contents), "\n", tagged("ol", contents)});
  return join({head, tagged("title", title), "\n", style, "\n</head>\n<body>\n", tagged("header", tagged("h1", title)),
               "\n", tagged("nav id=\"contents\" aria-labelledby=\"contents-heading\"", nav), "\n<main>\n", body.out,
               "</main>\n</body>\n</html>\n"});
}

}  // namespace redflag::review
