// A protocol as a FHIR R4 Questionnaire: a group for each screen, in it the questions, and in a checklist an item for each
// option, so that each can be yes, no, not sure or declined.
#pragma once

#include "check/folder.h"
#include "fhir/names.h"
#include "fhir/words.h"
#include "text/write.h"

namespace redflag::fhir {

// The input for a form, or for the answers to it. All of it must outlive this.
struct Form {
  const check::Folder& folder;
  const Protocol& protocol;  // of the folder
  const Names& names;
  const Words& words;
};

// Has what lies in the folder been signed by a reviewer, this version and these bytes?
bool is_reviewed(const check::Folder& folder);

void write_questionnaire(text::Writer& writer, const Form& form);

// The items of one question, into a list that is open.
void write_question(text::Writer& writer, const Form& form, Index question);

}  // namespace redflag::fhir
