// The public test patients, as those who notice that a protocol has changed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/folder.h"
#include "check/stated.h"
#include "core/answers.h"
#include "core/protocol.h"
#include "mutate/variant.h"

namespace redflag::mutate {

struct Patient {
  std::string_view id;
  Answers answers;
  Index lowest = none, highest = none;
  std::vector<std::string_view> rules, actions;
  bool booking_closed = false;  // by a rule, where the disposition would not
  std::array<std::optional<check::Lines>, std::size(check::statements)> stated;
};

// Those of the folder whose vignettes can be read; none where there is no file. Problems go to its report.
std::vector<Patient> read_patients(check::Folder& folder);

// The id of the first vignette that does not come out for this protocol as it says, with what it states in full where that
// is what notices: "id" or "id, floors". Empty where all come out. The variant has the dispositions, questions and actions of
// the protocol that the patients were read for.
std::string who_notices(const Variant& variant, const std::vector<Patient>& patients);

}  // namespace redflag::mutate
