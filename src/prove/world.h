// Facts about a protocol that every proof looks up: which parts depend on which, and which numbers it can tell apart.
#pragma once

#include <algorithm>
#include <vector>

#include "prove/prove.h"

namespace redflag::prove {

// Numbers that no condition, claim or limit tells apart: from `low` to `high`, which belong to it unless they are `open`.
struct Cell {
  double low = 0, high = 0;
  bool open = false;
  double example = 0;  // that nearest to the mildest
};

inline bool holds(const std::vector<Index>& list, Index item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

class World {
 public:
  explicit World(const Subject& checked);

  [[nodiscard]] const std::vector<Cell>& cells(Index question) const { return cells_[question]; }
  [[nodiscard]] bool mildest(Index question, const Cell& cell) const {
    const Worry& worry = claims.worry[question];
    return worry.mildest_low <= cell.example && cell.example <= worry.mildest_high;
  }

  // The questions that a condition looks at, those in the `when` of others included.
  [[nodiscard]] static std::vector<Index> questions_of(const Protocol& source, Index condition);
  [[nodiscard]] const std::vector<Index>& questions_of_rule(Index rule) const { return questions_of_rule_[rule]; }
  [[nodiscard]] const std::vector<Index>& rules_of(Index question) const { return rules_of_[question]; }
  // By condition of the protocol or of the claims: does it look at one of these questions?
  [[nodiscard]] static std::vector<char> touched(const Protocol& source, const std::vector<char>& questions);
  // Does it make a difference to any rule whether the question was declined or not sure? Elsewhere nobody declines, which
  // keeps the formulas small.
  [[nodiscard]] bool tells_declined(Index question) const { return tells_declined_[question] != 0; }
  // The questions of which an option is offered depending on one of these.
  [[nodiscard]] std::vector<Index> offers_of(const std::vector<Index>& questions) const;

  // These questions, and those that decide which of their options are offered.
  [[nodiscard]] std::vector<Index> with_offers(std::vector<Index> questions) const;

  // The options of a question that these answers do not rule out; what is missing is not sure.
  [[nodiscard]] Options offered(Index question, const Answers& answers) const {
    latest_.judge(answers);
    return offered(question, Evaluation::unsure);
  }
  // No option is ticked that is not offered.
  [[nodiscard]] bool sayable(const Answers& answers) const;
  // The least worrying answer among these options; not sure where there is none.
  [[nodiscard]] Answer least(Index question, Options offered) const;
  // Gives each question that is marked its least worrying answer.
  void fill(Answers& answers, const std::vector<char>& marked) const;
  // The outcome of these answers; `without` a rule, as if it were not there.
  [[nodiscard]] Index disposition(const Answers& answers, Index without = none) const;
  [[nodiscard]] Patient patient(const Answers& answers) const { return {answers, assess(protocol, answers)}; }

  // Can this rule, true or unknown, give `level` or something more urgent?
  [[nodiscard]] bool can_give(Index rule, Index level) const {
    return protocol.rules[rule].disposition <= level || protocol.rules[rule].unsure <= level ||
           protocol.rules[rule].declined <= level;
  }
  [[nodiscard]] std::vector<Index> rules_that_give(Index level) const;
  // How many dispositions cannot wait, so that booking is closed.
  [[nodiscard]] Index urgent() const;
  [[nodiscard]] Index last() const { return static_cast<Index>(protocol.dispositions.size() - 1); }

  const Subject& subject;
  const Protocol& protocol;
  const Claims& claims;

 private:
  // The options that are not ruled out by the latest answers.
  [[nodiscard]] Options offered(Index question, Evaluation::Missing missing) const;

  std::vector<std::vector<Cell>> cells_;
  std::vector<std::vector<Index>> questions_of_rule_, rules_of_;
  std::vector<char> tells_declined_;  // by question
  // The truths of the latest answers that were looked at. Most differ little from those before.
  mutable Evaluation latest_;

  // A question with options that are not always offered, and the conditions on which that depends, each after its parts.
  struct Choosy {
    Index question;
    std::vector<Index> needs;
  };
  std::vector<Choosy> choosy_;  // each after those it depends on
};

}  // namespace redflag::prove
