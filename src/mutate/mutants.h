// First-order mutants of a protocol: each is the tree of protocol.json with one small mistake in what decides, in what the
// decisions are held to, or in what is asked first.
//
// Not mutated are the flags of questions and options (`sensitive`, `rows`, `fixed`, `detail`, `whole`, `reassuring`), `min`,
// `max` and `mildest` of a number, what an action excludes, and exceptions: what most of them do, no vignette can state, so
// their mutants would survive whatever is written down.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/json.h"

namespace redflag::mutate {

// The parts of a protocol that a mistake can change. They decide how "nothing changed" is proven and which proofs could
// notice.
enum class Reach : std::uint8_t {
  rules,   // what somebody is given: disposition, actions, booking
  floors,  // what is demanded for somebody
  advice,  // what a disposition or an action comes to: urgency, actions, kind, phone
  order    // what is asked first
};

struct Mutant {
  std::string pointer;  // what was changed, as a JSON Pointer into protocol.json
  std::string what;     // how: "all became any"
  std::string of;       // "rule nerve-pressure": what the change stands in
  Reach reach = Reach::rules;
  std::function<void(text::Json& root)> make;
};

// Of every condition of a rule, a term, a floor, a question or an option: drop a part of it, turn all into any and back, count
// one more or less, put in or take out a "not", take another option for the one named, or leave it out of a list, move a
// threshold by one of its last decimals. Of every question and option with a `when`: drop that whole.
// Of every rule: drop it, give the next disposition up or down when true, unknown or declined, drop an action, let it close
// booking or no longer. Of every floor: drop it, demand the next disposition up or down. Of every disposition: the next urgency
// up or down, drop an action, let the second lead. Of every action: another kind, another phone. Of the screens, and of the
// questions of each: swap with the next.
// Texts in the mutants point into `root` and into literals.
std::vector<Mutant> mutants_of(const text::Json& root);

}  // namespace redflag::mutate
