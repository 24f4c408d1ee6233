// Would anybody notice? Each mutant comes before those who could, the cheap ones first: the public vignettes, and what they
// state in full; what `redflag check` refuses of a protocol; a proof that it changes nothing for anybody; the properties of
// `redflag prove`. What passes them all has survived.
//
// A mutant changes nothing where disposition, actions with kind and phone, booking and urgency are the same for every answer;
// one of a floor, where the floors together demand the same for every answer. A mistake in the order of screens is never held
// to change nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/folder.h"
#include "core/answers.h"
#include "mutate/mutants.h"

namespace redflag::mutate {

enum class Fate : std::uint8_t { vignette, proof, refused, equivalent, survivor };

struct Verdict {
  Fate fate = Fate::survivor;
  // "vignette" or "vignette, statement", the property that notices, or the code with which it is refused.
  std::string by = {};
  // Of a survivor, somebody whom it changes, and what they get before and after: the smallest patient that a proof finds, or
  // else the first vignette that would notice, with its id.
  std::optional<Answers> patient = {};
  std::string before = {}, after = {}, vignette = {};
  std::string statement = {};  // what a vignette has to state to notice; empty where what each vignette says is enough
};

struct Judged {
  Mutant mutant;
  Verdict verdict;
};

struct Judgement {
  std::vector<Judged> mutants;
  // Left out, since they fail for the protocol as it is.
  std::vector<std::string> vignettes_aside, properties_aside;
};

// The folder's protocol is sound. What is wrong with floors, exceptions or vignettes goes to the reports of its files; then
// nothing is judged. `judged` is told how many mutants are done, of how many; by any thread, one at a time.
Judgement judge_mutants(check::Folder& folder, const std::function<void(std::size_t done, std::size_t all)>& judged);

}  // namespace redflag::mutate
