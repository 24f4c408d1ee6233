// Answers as a FHIR QuestionnaireResponse, and back.
#pragma once

#include "core/answers.h"
#include "fhir/form.h"
#include "text/place.h"

namespace redflag::fhir {

// The members of a response besides its answers. Who answers is not known here.
struct Occasion {
  std::string_view id;    // the caller's own, or nothing
  std::string_view time;  // a dateTime of FHIR, or nothing
};

// An answer to what does not apply or is not offered is left out: FHIR has no place for it, and it counts for nothing.
void write_response(text::Writer& writer, const Form& form, const Answers& answers, const Occasion& occasion);

// The response that this is, or the first of the Bundle that this is; or nullptr.
const text::Json* response_in(const text::Json& resource);

// Of a response, whoever filled the form, or of a Bundle that holds one. Problems: wrong-resource, no-response,
// other-questionnaire, entered-in-error, unknown-question, unknown-option, duplicate-answer, wrong-type, out-of-range.
Answers read_response(const Protocol& protocol, const text::Place& resource);

}  // namespace redflag::fhir
