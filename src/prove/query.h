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

  // Whoever is asked about; all of them say the same to what no formula mentions. They may be of different worlds which have
  // the same questions.
  void about(Person& person);
  // They are as someone else but for one answer; what is no longer offered to them then counts for nothing.
  void about_as_changed(Person& person);
  // Whether a question was not answered at all, which then says as much as "not sure"; without this, it is the same.
  void may_be_missing(std::function<z3::expr(Index)> missing);
  void add(const z3::expr& formula) { solver_.add(formula); }
  // These questions are part of what is asked; the answers to others are the least worrying.
  void involve(const std::vector<Index>& questions);
  void involve_rule(Index rule) { involve(world_.questions_of_rule(rule)); }

  // The level of which `quiet` and `loud` speak: one disposition out of these.
  void levels(Index from, Index to);
  // Some of these rules gives this person the level or a more urgent one.
  void loud(Person& person, const std::vector<Index>& rules);
  // This person is given the level or a more urgent one, by whatever rule.
  void given_at_least(Person& person, Index level);
  // No rule does, but perhaps `except`.
  void quiet(Person& person, Index except = none);

  // Which must hold of what is found, by the engine; if it does not, this program is wrong.
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
    std::vector<char> told;  // by rule
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
