// An outcome as resources of FHIR.
#pragma once

#include <string_view>
#include <vector>

#include "core/evaluate.h"
#include "fhir/bundle.h"

namespace redflag::fhir {

// The input of an assessment.
struct Judged {
  const Form& form;
  const Answers& answers;
  Outcome outcome;
  bool complete = false;  // nothing is left to ask
};

// The first prediction is the outcome, the others are the rules that count, each with the statements of its sources.
void write_assessment(text::Writer& writer, const Judged& judged, const Account& account, std::string_view response);

// For a clinic to turn into an order, or not.
void write_request(text::Writer& writer, const Judged& judged, const Account& account, std::string_view response,
                   std::string_view assessment);

}  // namespace redflag::fhir
