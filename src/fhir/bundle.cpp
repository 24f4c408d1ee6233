#include "fhir/bundle.h"

#include "check/sha256.h"
#include "core/interview.h"
#include "fhir/assessment.h"

namespace redflag::fhir {
namespace {

// A UUID of the kind whose bits are the maker's own (RFC 9562, version 8): from a hash, so that the same record gives the same
// Bundle, byte for byte.
std::string urn(std::string_view kind, std::string_view seed) {
  check::Sha256 hash;
  hash.add(kind);
  hash.add("\n");
  hash.add(seed);
  std::string hex = hash.hex();
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4U];
  const std::string_view digits = hex;
  return text::join({"urn:uuid:", digits.substr(0, 8), "-", digits.substr(8, 4), "-", digits.substr(12, 4), "-",
                     digits.substr(16, 4), "-", digits.substr(20, 12)});
}

template <class Write>
void write_entry(text::Writer& writer, std::string_view url, Write write) {
  writer.open('{');
  writer.member("fullUrl", url);
  writer.key("resource");
  write();
  writer.close('}');
}

bool books(const Judged& judged) {
  return booking(judged.form.protocol, judged.outcome.disposition, judged.outcome.booking_closed) != Booking::closed;
}

}  // namespace

void write_bundle(text::Writer& writer, const Form& form, const Answers& answers, const Account& account) {
  const Judged judged{form, answers, assess(form.protocol, answers), step(form.protocol, answers).screen == none};
  const std::string response = urn("QuestionnaireResponse", account.seed);
  const std::string assessment = urn("RiskAssessment", account.seed);
  writer.open('{');
  writer.member("resourceType", "Bundle");
  writer.member("type", "collection");
  writer.key("entry");
  writer.open('[');
  write_entry(writer, response, [&] { write_response(writer, form, answers, account.occasion); });
  write_entry(writer, assessment, [&] { write_assessment(writer, judged, account, response); });
  if (books(judged))
    write_entry(writer, urn("ServiceRequest", account.seed),
                [&] { write_request(writer, judged, account, response, assessment); });
  writer.close(']');
  writer.close('}');
}

}  // namespace redflag::fhir
