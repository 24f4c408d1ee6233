// The safety case, as hazards.json has it.
#include "check/number.h"
#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

// "5 death or lasting disability".
std::string meant(const Json& scale, double number) {
  const std::string digits = check::js_number(number);
  return escape(join({digits, " ", scale.text_of(digits.c_str())}));
}

// Severity times likelihood, which is what is weighed.
std::string risk(const Json& hazard, const char* likelihood) {
  return check::js_number(hazard.number_of("severity", 0) * hazard.number_of(likelihood, 0));
}

void write_hazard(Html& html, const Json& hazard, const Json& severity, const Json& likelihood) {
  std::string controls;
  for (const Json& control : hazard.list_of("controls")) controls += tagged("li", escape(control.text_of("what")));
  html.raw(
      {"<h3", html.id(anchor("hazard", hazard.text_of("id"))), ">", escape(hazard.text_of("hazard")), "</h3>\n<dl>\n"});
  write_row(html, phrase::cause, escape(hazard.text_of("cause")));
  write_row(html, phrase::effect, escape(hazard.text_of("effect")));
  write_row(html, phrase::severity, meant(severity, hazard.number_of("severity", 0)));
  write_row(html, phrase::likelihood,
            join({meant(likelihood, hazard.number_of("before", 0)), "; ", phrase::with_controls, " ",
                  meant(likelihood, hazard.number_of("after", 0))}));
  write_row(html, phrase::risk,
            join({risk(hazard, "before"), "; ", phrase::with_controls, " ", risk(hazard, "after")}));
  write_row(html, phrase::controls, tagged("ul", controls));
  write_row(html, phrase::left_over, escape(hazard.text_of("left")));
  html.raw({"</dl>\n"});
}

}  // namespace

void write_hazards(Html& html, const Content& content) {
  if (!content.folder.hazards) return;
  const Json& safety_case = content.folder.hazards->document.root;
  static const Json nothing;
  const Json* severity = safety_case.member("severity");
  const Json* likelihood = safety_case.member("likelihood");
  html.open_section("hazards", phrase::hazards);
  html.line("p class=\"alarm\"", escape(safety_case.text_of("status")));
  for (const Json& hazard : safety_case.list_of("hazards"))
    write_hazard(html, hazard, severity == nullptr ? nothing : *severity,
                 likelihood == nullptr ? nothing : *likelihood);
  html.close_section();
}

}  // namespace redflag::review
