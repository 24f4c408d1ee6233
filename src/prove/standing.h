// Finds screens that are shown in vain. It looks at people before each screen, with any answers to the screens before it.
// These may include answers to screens that the interview would have left out. That changes nothing: a screen is left out
// only where no answer to it can matter.
#pragma once

#include <deque>
#include <optional>
#include <utility>

#include "prove/ahead.h"
#include "prove/prover.h"

namespace redflag::prove {

class Standing {
 public:
  // Looks for people to whom a screen is shown only because of the `suspects`: rules for which the look-ahead is not exact.
  // `attainable`: wherever a disposition is certain, there are further answers that lead to no more than it. Then it is
  // enough to look at what the suspects give. Otherwise `suspects` must be all rules, and every way to go on is tried.
  Standing(const Prover& prover, std::vector<Index> suspects, bool attainable);

  // The next screen that is shown in vain, with the answers of a person to whom it is. Each screen is reported once.
  std::optional<std::pair<Index, Answers>> next();

 private:
  z3::expr variable(const char* name, Index index) const;
  void add_one_of(const std::vector<z3::expr>& list);
  void place();
  void find_certain();
  void find_worth();
  void go_on(const Answers& answers);
  [[nodiscard]] std::optional<Answers> completed(const Answers& answers, Index disposition, bool more_urgent,
                                                 const std::vector<Index>& questions,
                                                 const std::vector<Index>& rules) const;
  [[nodiscard]] std::optional<Answers> otherwise(const Answers& answers, Index disposition) const;
  [[nodiscard]] bool leads_anywhere(const Answers& answers, Index disposition) const;
  Index end_of(const Answers& answers) const;
  Answers milder(Answers answers, Index screen);

  const Prover& prover_;
  const World& world_;
  Person& visitor_;
  const std::vector<Index> suspects_;
  const bool attainable_;
  std::vector<Index> questions_;  // that the suspects look at
  Ahead ahead_;
  std::vector<Index> screens_;  // each once
  std::vector<z3::expr> at_, missing_, certain_, end_;
  z3::solver solver_;
  std::deque<Person> ways_;
};

}  // namespace redflag::prove
