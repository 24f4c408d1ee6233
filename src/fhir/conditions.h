// A formula as FHIR writes it: the flat list of `enableWhen`, or FHIRPath.
#pragma once

#include <string>

#include "fhir/enabled.h"
#include "text/write.h"

namespace redflag::fhir {

// "enableWhen" and "enableBehavior" where FHIR's flat list can say it, and nothing where the formula always holds. False where
// only FHIRPath can.
bool write_enable_when(text::Writer& writer, const Formula& formula);

// Over a QuestionnaireResponse.
std::string fhirpath(const Formula& formula);

}  // namespace redflag::fhir
