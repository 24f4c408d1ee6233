// A visitor's record as a FHIR Bundle: the answers, the outcome and why, and what may be booked.
#pragma once

#include <string_view>
#include <vector>

#include "fhir/form.h"
#include "fhir/response.h"

namespace redflag::fhir {

struct Account {
  Occasion occasion;
  std::string_view seed;                  // the same text gives the same ids of the resources
  std::vector<std::string_view> summary;  // what the visitor's page says to people; or nothing
};

// A collection of a QuestionnaireResponse, a RiskAssessment of it and, unless booking is closed, a proposed ServiceRequest. Who
// is meant is not known here: `subject` says so.
void write_bundle(text::Writer& writer, const Form& form, const Answers& answers, const Account& account);

}  // namespace redflag::fhir
