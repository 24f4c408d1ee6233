// How the questions flow: as a picture, and as the list that says the same.
#include <algorithm>

#include "check/number.h"
#include "review/dot.h"
#include "review/graphviz.h"
#include "review/phrases.h"
#include "review/sections.h"
#include "review/sentence.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

// Where a question can lead: a line for each disposition, most urgent first.
std::string leads(const Content& content, std::string_view question) {
  std::string html;
  for (const Json& disposition : content.list("dispositions")) {
    const std::string_view place = disposition.text_of("id");
    const std::string rules = givers(content, place, question);
    if (!rules.empty()) html += tagged("li", join({content.disposition(place), ": ", rules}));
  }
  return html;
}

std::string answers(Html& html, const Content& content, const Json& question) {
  const std::string_view id = question.text_of("id"), kind = question.text_of("kind");
  if (kind == "yes-no") return std::string(phrase::yes_no);
  if (kind == "number")
    return escape(join({phrase::number_range, check::js_number(question.number_of("min", 0)), phrase::to,
                        check::js_number(question.number_of("max", 0)), " ", question.text_of("unit"),
                        question.flag_of("whole") ? phrase::whole : ""}));
  std::string list;
  for (const Json& option : question.list_of("options")) {
    const std::string_view name = option.text_of("id"), label = content.option_words(id, name).text_of("label");
    std::string at = html.id(anchor("option", option_id(id, name)));
    std::string cited = content.links("source", option.list_of("sources"));
    if (!cited.empty()) cited = join({" (", cited, ")"});
    if (const Json* when = option.member("when"))
      cited += tagged("div class=\"if\"", join({phrase::offered_if, say_condition(content, *when).html}));
    const std::string_view together = content.option_words(id, name).text_of("together");
    if (!together.empty()) cited += tagged("div", join({phrase::in_one, content.spoken(together)}));
    if (option.flag_of("sensitive")) cited += tagged("div", phrase::private_option);
    list += tagged(join({"li", at}),
                   join({content.spoken(label), " ", tagged("span class=\"name\"", escape(name)), cited}));
  }
  const std::string_view how = kind == "choice"           ? phrase::choice
                               : question.flag_of("rows") ? phrase::rows
                                                          : phrase::checklist;
  return join({how, "<ul>", list, "</ul>"});
}

// One of several on a screen stands under a heading of its own; else the screen is the question.
void write_question(Html& html, const Content& content, const Json& question, bool alone) {
  const std::string_view id = question.text_of("id");
  const Json& words = content.words("questions", id);
  html.raw({alone ? "<li class=\"card\"" : "<section", html.id(anchor("question", id)), ">\n",
            tagged(alone ? "h3" : "h4", content.spoken(content.asked(id))), "\n<p class=\"name\">", escape(id),
            "</p>\n"});
  if (const std::string_view hint = words.text_of("hint"); !hint.empty()) html.line("p", content.spoken(hint));
  if (const Json* when = question.member("when")) {
    html.line("div class=\"if\"", join({phrase::asked_if, say_condition(content, *when).html}));
    html.raw({say_terms(content, *when)});
  } else {
    html.line("p", phrase::asked_of_all);
  }
  if (question.flag_of("sensitive")) html.line("p", phrase::private_question);
  if (question.flag_of("detail")) html.line("p", phrase::detail);
  if (question.flag_of("fixed")) html.line("p", phrase::lasting);
  html.raw({"<dl>\n"});
  write_row(html, phrase::options, answers(html, content, question));
  write_row(html, phrase::why, content.spoken(words.text_of("why")));
  const std::string places = leads(content, id);
  write_row(html, phrase::leads_to, places.empty() ? std::string(phrase::leads_nowhere) : tagged("ul", places));
  write_evidence(html, content, question);
  html.raw({"</dl>\n", alone ? "</li>\n" : "</section>\n"});
}

void write_screen(Html& html, const Content& content, const std::vector<std::string_view>& screen) {
  std::vector<const Json*> questions;
  for (const std::string_view id : screen)
    if (const Json& question = content.item("questions", id); question.kind == Json::Kind::object)
      questions.push_back(&question);
  if (questions.empty()) return;
  if (questions.size() == 1) return write_question(html, content, *questions[0], true);
  html.raw({"<li class=\"card\">\n", tagged("h3", join({text::to_text(questions.size()), phrase::together})), "\n"});
  for (const Json* question : questions) write_question(html, content, *question, false);
  html.raw({"</li>\n"});
}

}  // namespace

void write_flow(Html& html, const Content& content) {
  html.open_section("flow", phrase::flow);
  html.line("p", phrase::flow_lead);
  const std::string svg = draw(flow_dot(content), phrase::picture_label);
  if (!svg.empty())
    html.raw({"<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"", phrase::picture_label, "\">",
              svg, "</div>\n", tagged("figcaption", phrase::picture_caption), "\n</figure>\n"});
  html.raw({"<ol class=\"screens\">\n"});
  std::vector<std::string_view> shown;
  for (const std::vector<std::string_view>& screen : content.screens()) {
    write_screen(html, content, screen);
    shown.insert(shown.end(), screen.begin(), screen.end());
  }
  // A question that is on no screen is an error. It is shown all the same.
  for (const Json& question : content.list("questions"))
    if (std::find(shown.begin(), shown.end(), question.text_of("id")) == shown.end())
      write_question(html, content, question, true);
  html.raw({"</ol>\n"});
  html.close_section();
}

}  // namespace redflag::review
