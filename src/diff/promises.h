// The differences of a new version that change no outcome: exceptions, what the proofs
// take for granted of an answer, phones, order, lists of actions, words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/json.h"

namespace redflag::diff {

struct Promise {
  std::string of;             // "question age", "exception monotone of age", "words en"
  std::string what;           // the key, or the path of one
  std::string before, after;  // as JSON, or "everywhere" and "there"; empty where a version has none
};

// Of the protocol, in the order of the new version; then what only the old one has.
std::vector<Promise> changed_promises(const text::Json& before, const text::Json& after);

// Of one language's words for questions, dispositions and actions; a whole language that came or went is one.
std::vector<Promise> changed_words(std::string_view language, const text::Json& before, const text::Json& after);

}  // namespace redflag::diff
