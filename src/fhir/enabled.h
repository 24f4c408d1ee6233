// When FHIR enables an item: unless the condition is certainly false. That is how the interview decides whether a question
// applies: not sure, declined and missing are never no.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/protocol.h"
#include "fhir/names.h"

namespace redflag::fhir {

// That an answer rules nothing out. Either no code of a set stands in the item: one of `others` may, or nothing; or no number
// in a range does (or none outside of it).
struct Literal {
  std::string link, system;
  std::vector<std::string_view> codes, others;
  bool number = false, outside = false;
  double min = 0, max = 0;  // the range; infinite where it has no end that the question could pass
  bool whole = false;       // an integer of FHIR
};

struct Formula {
  enum class Kind : std::uint8_t { yes, literal, at_least };
  Kind kind = Kind::yes;
  std::size_t count = 0;  // at_least: so many of `parts`
  std::vector<Formula> parts;
  Literal literal;
};

// "Not certainly false". `when` may be none. A condition with more parts than a form could ever be read with is left out, and
// the item is enabled: too much is asked then, never too little.
Formula enabled(const Protocol& protocol, const Names& names, Index when);

Formula all_of(Formula a, Formula b);

// Is it an integer of FHIR, which has 32 bits? Other numbers are decimals.
bool is_integer(const Question& question);

// That a number has no answer.
Formula unanswered(const Question& question);

}  // namespace redflag::fhir
