// The public test patients, as those who notice that a protocol has changed.
#pragma once

#include <string_view>
#include <vector>

#include "check/folder.h"
#include "core/answers.h"
#include "core/protocol.h"

namespace redflag::mutate {

struct Patient {
  std::string_view id;
  Answers answers;
  Index lowest = none, highest = none;
  std::vector<std::string_view> rules, actions;
  bool booking_closed = false;  // by a rule, where the disposition would not
};

// Those of the folder whose vignettes can be read; none where there is no file. Problems go to its report.
std::vector<Patient> read_patients(check::Folder& folder);

// Does the protocol do with this patient what the vignette says? It has the dispositions, questions and actions of the one
// that the patients were read for.
bool keeps_word(const Protocol& protocol, const Patient& patient);

}  // namespace redflag::mutate
