// First-order mutants of a protocol: each is the tree of protocol.json with one small mistake in what decides.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/json.h"

namespace redflag::mutate {

struct Mutant {
  std::string pointer;  // what was changed, as a JSON Pointer into protocol.json
  std::string what;     // how: "all became any"
  std::string of;       // "rule nerve-pressure": what the change stands in
  std::function<void(text::Json& root)> make;
};

// Of every condition of a rule, a term, a question or an option: drop a part of it, turn all into any and back, count one
// more or less, put in or take out a "not", take another option for one, or leave it out of a list, move a threshold by one.
// Of every rule: drop it, give the next disposition up or down when true or when unknown, drop an action, let it close
// booking or no longer. Texts in the mutants point into `root` and into literals.
std::vector<Mutant> rule_mutants(const text::Json& root);

}  // namespace redflag::mutate
