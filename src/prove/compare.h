// Finds people whom two protocols send to different places. Both must ask the same questions with the same options in the
// same order, and have the same dispositions and actions; all else may differ. Only complete answers are compared; "not
// sure" is an answer.
#pragma once

#include <optional>
#include <vector>

#include "prove/query.h"

namespace redflag::prove {

// A rule by its index in each protocol; none where a protocol does not have it.
struct Change {
  Index before = none, after = none;
};

// The rules that are not the same in both: one is missing, or looks at something else, or gives something else. In the
// order of `after`, then those that are gone. Rules are told by their ids.
std::vector<Change> changed_rules(const Protocol& before, const Protocol& after);

// Gives both protocols the same cells of numbers, by cutting at the bounds of either. And where one of them tells declined
// from not sure, both do.
void share_bounds(const Protocol& protocol, Claims& of_other);

class Comparison {
 public:
  Comparison(const World& before, const World& after);

  // The smallest patient, by what the change of a rule does to them.
  std::optional<Answers> less_urgent(const Change& change) { return louder(before_, change.before, after_); }
  std::optional<Answers> more_urgent(const Change& change) { return louder(after_, change.after, before_); }
  // The same disposition; booking is closed by a rule for the one and open for the other.
  std::optional<Answers> other_booking(const Change& change);
  // The same disposition; an action comes out for the one only.
  std::optional<Answers> other_actions(const Change& change);
  // The rule is true or not sure in one protocol, and has another truth in the other.
  std::optional<Answers> other_reasons(const Change& change);

  // Both give this disposition.
  std::optional<Answers> given(Index disposition);
  // Both give it, and an action that one of the two lists for it comes out for that one only.
  std::optional<Answers> other_list(Index disposition);
  // The rule of `before` is not false.
  std::optional<Answers> open(Index rule);

  // Any of the first four, the most telling first: where the two lead someone to something else.
  std::optional<Answers> other_effect(const Change& change);

 private:
  // Someone to whom a rule of `loud` gives something more urgent than anything of `quiet` does.
  std::optional<Answers> louder(Person& loud, Index rule, Person& quiet);
  std::optional<Answers> booking(Person& closed, Index rule, Person& open);
  std::optional<Answers> action(Person& with, Index rule, Person& without);
  // `rule` brings the action; none where the disposition itself does.
  std::optional<Answers> action(Person& with, Index rule, Person& without, Index action, Index disposition);

  z3::context z3_;
  Person before_, after_;
};

}  // namespace redflag::prove
