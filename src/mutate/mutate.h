// Would anybody notice? Each mutant of a protocol's rules is held against the public vignettes, then proven to lead everybody
// where the protocol itself does, then held against the proofs; what passes all three has survived.
//
// A floor decides nothing, so dropping one changes no patient. It is noticed when the floor alone holds something: when it is
// what a vignette stands on (its condition is true for that patient, and that of no other floor which demands as much), or
// when it is the only floor that some mutant of the rules breaks. It is equivalent when the other floors demand as much
// everywhere. A floor that guards something which neither a vignette nor a mutant touches has survived.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/folder.h"
#include "core/answers.h"
#include "mutate/mutants.h"

namespace redflag::mutate {

enum class Fate : std::uint8_t { vignette, proof, equivalent, survivor };

struct Verdict {
  Fate fate = Fate::survivor;
  std::string by;  // the vignette or property that notices
  // Of a survivor, the smallest patient with whom it would be noticed, and what is said to them before and after.
  std::optional<Answers> patient;
  std::string before, after;
};

struct Judged {
  Mutant mutant;
  Verdict verdict;
};

struct Judgement {
  std::vector<Judged> mutants;
  // What notices nothing, since it fails for the protocol as it is.
  std::vector<std::string> vignettes_aside, properties_aside;
};

// The folder's protocol is sound. What is wrong with floors, exceptions or vignettes goes to the reports of its files; then
// nothing is judged. `judged` is told how many mutants of the rules are done, of how many; by any thread, one at a time.
Judgement judge_mutants(check::Folder& folder, const std::function<void(std::size_t done, std::size_t all)>& judged);

}  // namespace redflag::mutate
