// The result of a proof, for people and for tools.
#pragma once

#include <string>

#include "prove/prove.h"
#include "text/json.h"

namespace redflag::cli {

struct Proved {
  const Protocol& protocol;
  const prove::Claims& claims;
  const prove::Proof& proof;
  std::string_view dir, sha256;  // of protocol.json
  const text::Json& words;       // of one language, held against nothing; what is missing shows as its id
};

// The lines as the proof goes on: what is proved, then each property once it is decided.
std::string proof_begins(const Proved& proved);
std::string line_of(const prove::Result& result);

// Each failure with its example in words and as lines for `redflag assess`, then the exceptions.
std::string proof_ends(const Proved& proved);

// {"protocol","version","sha256","solver","holds","seconds",
//  "properties":[{"id","holds","scope","undecided"?,"seconds","failures":[{"of","message","differs"?,
//    "patients":[{"answers":{…},"disposition","rules":[…],"actions":[…],"unsure":[…],"reasons":[…]}…]}…]}…],
//  "exceptions":[{"property","of","decisions":[…],"needed","idle":[…]?}…]}
// "differs": the question that is all in which two patients differ. "needed": the property fails without the exception;
// "idle": the alternatives of its condition without which it holds.
std::string proof_as_json(const Proved& proved);

// The same without failures and times, so that whoever proves the same protocol writes the same bytes.
std::string certificate(const Proved& proved);

}  // namespace redflag::cli
