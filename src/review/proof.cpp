// The properties that `redflag prove` proved, according to its certificate.
#include <algorithm>

#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

struct Meaning {
  std::string_view property, words;
};

constexpr Meaning meanings[] = {
    {"ends", "However someone answers, the check ends with advice."},
    {"decides", "Everybody is told where to go, in words that are there in every language."},
    {"monotone", "A worse answer never leads to less urgent care."},
    {"floors", "What the sources demand is given to everybody of whom it is demanded."},
    {"floors-are-asked",
     "That is so even where a question does not apply or a row is not offered: nothing keeps it from being asked."},
    {"unknown-is-safe",
     "Not being sure, or not saying, is never treated as milder than \"no\", and never as a reason to book a "
     "visit where \"yes\" would be an emergency."},
    {"stop-is-sound", "Nothing that was not asked could have led to more urgent care, and nothing is asked in vain."},
    {"nothing-is-dead",
     "Every question, answer, rule and action makes a difference to someone, and every rule is true for someone."},
    {"reasons-suffice", "The reasons that are shown are enough by themselves, and none of them is idle."},
    {"net-is-exact",
     "\"Come back if\" names each sign that would lead to more urgent care if it came, or a good one if it went, and "
     "no other."},
    {"booking-is-shut",
     "Nobody whose care cannot wait is offered a visit to book, and no emergency begins with a call to an office."},
    {"advice-agrees",
     "Whoever cannot wait is told where to go or whom to call, and nobody is told two things that contradict each "
     "other."},
    {"details-count-worst", "Doubt about a detail leads to what its worst answer would lead to."}};

std::string_view meaning_of(std::string_view property) {
  const auto* const found = std::find_if(std::begin(meanings), std::end(meanings),
                                         [&](const Meaning& meaning) { return meaning.property == property; });
  return found == std::end(meanings) ? property : found->words;
}

// Why the certificate is not to be believed; empty where a new proof gives the same.
std::string_view doubt_of(const std::vector<check::Located>& problems) {
  if (problems.empty()) return {};
  const bool stale = std::any_of(problems.begin(), problems.end(), [](const check::Located& at) {
    return at.problem->code == std::string_view("stale-certificate");
  });
  return stale ? phrase::proof_of_other : phrase::proof_untrue;
}

}  // namespace

void write_proof(Html& html, const Content& content) {
  if (content.subject.certificate == nullptr) return;
  const Json& certificate = *content.subject.certificate;
  html.open_section("proof", phrase::proof);
  html.line("p", join({phrase::proof_lead, " ", escape(certificate.text_of("solver")), "."}));
  const std::string_view doubt = doubt_of(content.subject.certificate_problems);
  if (!doubt.empty()) html.line("p class=\"alarm\"", doubt);
  html.raw({"<dl>\n"});
  for (const Json& property : certificate.list_of("properties")) {
    const std::string result = property.flag_of("holds") ? tagged("strong", phrase::proved)
                                                         : tagged("strong class=\"alarm\"", phrase::not_proved);
    write_row(
        html, property.text_of("id"),
        join({escape(meaning_of(property.text_of("id"))), " ", result, ": ", escape(property.text_of("scope")), "."}));
  }
  html.raw({"</dl>\n"});
  html.close_section();
}

}  // namespace redflag::review
