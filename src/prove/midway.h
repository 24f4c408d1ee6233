// Somebody in the middle of the interview, some of whose answers are missing yet, and the ways in which they may go on.
#pragma once

#include <functional>
#include <optional>

#include "prove/ahead.h"
#include "prove/prover.h"

namespace redflag::prove {

class Midway {
 public:
  // Only these questions, and those that decide which of their options are offered, are looked at.
  Midway(const Prover& prover, const std::vector<Index>& questions);

  Ahead& ahead() { return ahead_; }

  enum class Leaning : std::uint8_t { least, most };
  using Goal = std::function<z3::expr(Person&)>;
  // Can everybody who stands before some screen, and of whom `where` holds, go on so that the goal holds in the end?
  // Answers to questions that are not `free` are the least or the most worrying, and those to the free ones as far as
  // that will do. False also when it takes too many different ways to go on.
  bool can_always_reach(const z3::expr& where, Leaning leaning, const std::vector<Index>& free, const Goal& goal);

 private:
  // By question: what is said to it where it is missing. Without a value, what the leaning says.
  using Way = std::vector<std::optional<Answer>>;

  z3::solver standing();
  z3::expr lean(Person& person, Index question, Leaning leaning) const;
  std::optional<Way> find_way(const z3::model& somebody, Leaning leaning, const std::vector<Index>& free,
                              const Goal& goal);

  const Prover& prover_;
  const std::vector<Index> questions_;
  Ahead ahead_;
};

}  // namespace redflag::prove
