// Reads conditions, wherever in a protocol they stand.
#pragma once

#include <cstdint>
#include <vector>

#include "core/protocol.h"
#include "text/place.h"

namespace redflag::text {

// The index of the option with that id, or none.
Index option_named(const Question& question, std::string_view id);

// Appends conditions to protocol.conditions so that each stands after everything it depends on: its children, and the
// `when`s of the question and the options it asks about. Terms and `when`s are therefore read where they are first needed, and a need
// for one that is being read is a cycle. Expects protocol.questions to be read but for their `when`.
class ConditionReader {
 public:
  ConditionReader(const Place& root, Protocol& protocol);

  // The index of the condition at `place`, or none after a problem.
  Index read(const Place& place);
  // Of the question and of its options.
  void read_when(Index question);
  void read_term(Index term);

 private:
  enum class State : std::uint8_t { unread, reading, read };

  Index read_form(const Place& place);
  Index read_term(const Place& name);
  Index read_at_least(const Place& place, const Place& count);
  Index read_many(const Place& list, Index count);
  Index read_finding(const Place& place);
  Index read_option(const Place& place, Condition condition);
  Index push(Condition condition);

  const Place& root_;
  Protocol& protocol_;
  std::vector<State> terms_, whens_;
  std::vector<Index> term_conditions_;
  unsigned depth_ = 0;  // of conditions in one another, through terms and `when`s too
};

}  // namespace redflag::text
