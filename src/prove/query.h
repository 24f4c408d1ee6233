// One question to Z3: are there people like this? Only the rules that matter are told to it: it is asked without the others,
// and whichever of them spoils its answer is added, until the answer is good or there is none. That keeps a question about
// one rule as small as what the rule looks at, however large the protocol.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "prove/person.h"

namespace redflag::prove {

class Query {
 public:
  Query(const World& world, z3::context& context);

  // Adds a person whom the question is about. Where no formula mentions a question, all these people give the same answer to
  // it. They may belong to different worlds, as long as those have the same questions.
  void about(Person& person);
  // Adds a person who differs from another in one answer. An answer that this makes unavailable to them does not count.
  void about_as_changed(Person& person);
  // The formula for "this question has no answer". Such a question then counts as "not sure". Without this call, examples
  // say "not sure" and leave nothing unanswered.
  void may_be_missing(std::function<z3::expr(Index)> missing);
  void add(const z3::expr& formula) { solver_.add(formula); }
  // These questions are part of what is asked; the answers to others are the least worrying.
  void involve(const std::vector<Index>& questions);
  void involve_rule(Index rule) { involve(world_.questions_of_rule(rule)); }

  // The range of dispositions from which Z3 picks the level that `quiet` and `loud` refer to.
  void levels(Index from, Index to);
  // At least one of these rules gives this person the level or a more urgent one.
  void loud(Person& person, const std::vector<Index>& rules);
  // This person is given the level or a more urgent one, by whatever rule.
  void given_at_least(Person& person, Index level);
  // No rule gives this person the level or a more urgent one; `except` is allowed to.
  void quiet(Person& person, Index except = none);

  // Asks the engine whether the people found are what was asked for. If it says no, the encoding is wrong.
  using Check = std::function<bool(const std::vector<Answers>&)>;
  // The people found, in the order of `about`: with the fewest answers that are not the least worrying, or just any.
  std::optional<std::vector<Answers>> smallest(const Check& check);
  std::optional<std::vector<Answers>> any(const Check& check);
  enum class Example : std::uint8_t { any, smallest };
  std::optional<std::vector<Answers>> find(Example example, const Check& check) {
    return example == Example::any ? any(check) : smallest(check);
  }

 private:
  struct Quiet {
    Person* person;
    Index except;
    std::vector<char> asserted;  // by rule
  };
  z3::expr sound(Person& person, Index question) const;
  void silence(Index question);
  void tell(Quiet& quiet, Index rule);
  std::optional<std::vector<Answers>> next(const Check& check);
  std::vector<Answers> read(const z3::model& model);

  const World& world_;
  z3::context& z3_;
  z3::solver solver_;
  std::vector<Person*> people_;
  std::vector<const Person*> changed_;
  std::function<z3::expr(Index)> missing_;
  std::vector<char> involved_;
  std::vector<Index> list_;  // of those involved
  Index from_ = 0;
  z3::expr_vector levels_;
  std::vector<Quiet> quiet_;
};

}  // namespace redflag::prove
