// Everybody who stands before some screen, whatever they answered to those before it. That they may have answered screens
// which the interview left out changes nothing: it left them out because nothing there could.
#pragma once

#include <deque>
#include <optional>
#include <utility>

#include "prove/ahead.h"
#include "prove/prover.h"

namespace redflag::prove {

class Standing {
 public:
  // Looks for those to whom a screen is shown for the sake of the `suspects` alone: rules that the look-ahead may be wrong
  // about. `attainable`: whatever is certain to someone, some way of going on gives them no more than that; then only the
  // suspects' own gifts are looked at. Otherwise the suspects must be all rules, and every way to go on is tried.
  Standing(const Prover& prover, std::vector<Index> suspects, bool attainable);

  // The next screen that is shown to someone in vain, and their answers; each screen once.
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
  Person& one_;
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
