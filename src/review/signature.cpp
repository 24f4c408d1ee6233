// The files that are signed, and the lines to sign on.
#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {

using text::join;

void write_signature(Html& html, const Content& content) {
  html.open_section("signature", phrase::signature);
  html.line("p", phrase::sign_lead);
  html.line("p", join({escape(join({content.protocol.text_of("id"), ", "})), phrase::version, " ",
                       escape(content.protocol.text_of("version")), ". ", phrase::digest, ": ",
                       tagged("code", escape(content.subject.digest))}));
  html.raw({"<table class=\"sign\">\n<tbody>\n"});
  for (const std::string_view field :
       {phrase::name, phrase::licence, phrase::date, phrase::signature_line, phrase::notes})
    html.line("tr", join({tagged("th scope=\"row\"", field), "<td></td>"}));
  html.raw({"</tbody>\n</table>\n"});
  html.line("p", phrase::digest_lead);
  html.raw({"<div class=\"wide\"><table class=\"digests\">\n<thead><tr>", tagged("th scope=\"col\"", phrase::file),
            tagged("th scope=\"col\"", "SHA-256"), "</tr></thead>\n<tbody>\n"});
  for (const check::FileDigest& file : content.subject.files)
    html.line("tr", join({tagged("th scope=\"row\"", escape(file.name)), tagged("td", tagged("code", file.sha256))}));
  html.raw({"</tbody>\n</table></div>\n"});
  html.close_section();
}

}  // namespace redflag::review
