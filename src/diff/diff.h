// The changes that a new version of a protocol makes for patients, found by proof and not by sampling: rule by rule,
// with the smallest patient for each kind of change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/evaluate.h"
#include "diff/align.h"

namespace redflag::diff {

enum class Kind : std::uint8_t { less_urgent, more_urgent, booking, actions, reasons };

struct Example {
  Kind kind = Kind::reasons;
  Answers answers;  // of Aligned's questions
  Outcome before, after;
};

enum class Holder : std::uint8_t { rule, disposition, floor };

// The change of one rule, disposition or floor.
struct Group {
  std::string of;  // its id
  Holder holder = Holder::rule;
  bool before = false, after = false;  // which versions have it
  // The smallest of those whose outcome it changes: for a disposition that it lowers and one that it raises; else for booking
  // or actions; else one for whom only the reasons are others. None where it changes nothing for anybody.
  std::vector<Example> examples;
  bool lowers = false;  // someone gets less urgent care, or may book a visit where that was closed
};

// Rules that are new or changed, those that are gone, then dispositions that say other actions or another urgency.
std::vector<Group> compare(const Aligned& aligned);

}  // namespace redflag::diff
