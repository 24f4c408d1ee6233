// Why a rule counts, for those who read a RiskAssessment.
#pragma once

#include <string>

#include "fhir/assessment.h"

namespace redflag::fhir {

// The rule by its id, what was found, what is in doubt, what was skipped, and the statements of its sources: a line each.
std::string rationale(const Judged& judged, Index rule);

}  // namespace redflag::fhir
