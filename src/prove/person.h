// Someone who may answer anything, as Z3 sees them: one variable for each thing that can be said, and from these the
// truth of every condition on its chain (no, declined, not sure, yes), as three formulas.
#pragma once

#include <z3++.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "prove/world.h"

namespace redflag::prove {

// "Or" and "and" of a list, without the members that are constant.
z3::expr any_of(z3::context& z3, const z3::expr_vector& list);
z3::expr all_of(z3::context& z3, const z3::expr_vector& list);
z3::expr any_of(z3::context& z3, std::initializer_list<z3::expr> list);

struct Kleene {
  z3::expr yes, unsure, possible;  // it is yes; at least not sure; at least declined: not no
  [[nodiscard]] z3::expr is(Truth truth) const;
};

class Person {
 public:
  Person(const World& in, z3::context& context, std::string name);
  // Someone who says the same as `like`, who must outlive them, but for these questions.
  Person(Person& like, const std::vector<Index>& differs, std::string name);

  // The variables of one answer. A question without an answer counts as "not sure". Where no rule tells declined from not
  // sure, nobody declines.
  struct Answered {
    z3::expr_vector given;             // by option, or by cell of a number
    z3::expr_vector unsure, declined;  // by option of a checklist or yes-no; otherwise one each
    z3::expr sound;                    // says nothing that contradicts itself
    [[nodiscard]] z3::expr doubt(int place) const { return any_of(given.ctx(), {unsure[place], declined[place]}); }
  };
  const Answered& answered(Index question);
  // The answer is possible: it does not contradict itself, and chooses only options that are offered.
  z3::expr sound(Index question);
  z3::expr offered(Index question, Index option);
  // No answer but "not sure" can be given: no number is in the range, or no option of a choice is offered.
  z3::expr speechless(Index question);
  // The whole question is left in doubt: not sure, missing or declined.
  z3::expr doubts(Index question);
  z3::expr unsure(Index question);
  // The answer is this one, or the same as another person's.
  z3::expr says(Index question, const Answer& answer);
  z3::expr says_as(Person& other, Index question) { return says_as_but(other, question, none); }
  // The same, except that one option may differ.
  z3::expr says_as_but(Person& other, Index question, Index option);
  // Is each option, or the whole answer, a doubt of `other` where this person's differs, which here is the least or the most
  // worrying, or of any kind?
  enum class Instead : std::uint8_t { least, most, any };
  z3::expr says_instead_of_doubt(Person& other, Index question, Instead what);
  // They give the least or the most worrying answer that they can.
  z3::expr least(Index question) { return extreme(question, false); }
  z3::expr most(Index question) { return extreme(question, true); }

  // The truth of a finding by the answer alone, without looking at whether its question applies and its option is offered.
  Kleene answer(const Condition& finding);
  Kleene truth(Index condition) { return truth(rules_, condition); }
  Kleene claim(Index condition) { return truth(claims_, condition); }
  // The claim, as if every question applied and every option were offered.
  Kleene claim_everywhere(Index condition) { return truth(everywhere_, condition); }
  // The rule gives this disposition or a more urgent one.
  z3::expr gives(Index rule, Index level);
  // The answers that differ from the least worrying, each with what it adds to the size of an example.
  void weigh(Index question, std::vector<std::pair<z3::expr, int>>& costs);

  // The questions to which this person may say something else than `like`.
  [[nodiscard]] const std::vector<Index>& differs() const { return differing_; }
  [[nodiscard]] Answer read(const z3::model& model, Index question);

  z3::context& z3;
  const World& world;

 private:
  struct Book {
    const Protocol* protocol;
    std::vector<char> differs;  // by condition, where this person may differ from another
    std::unordered_map<Index, Kleene> truths;
  };
  z3::expr extreme(Index question, bool most);
  [[nodiscard]] bool by_option(Index question) const;
  z3::expr one_extreme(Index question, bool most);
  Kleene truth(Book& book, Index index);
  Kleene finding(Book& book, const Condition& condition);
  // The chosen option is not offered, so the answer counts as missing.
  z3::expr withdrawn(Book& book, Index question);
  Kleene answer(const Condition& finding, const z3::expr& withdrawn);
  z3::expr variable(Index question, const char* part, Index index);

  std::string name_;
  Person* like_ = nullptr;
  std::vector<Index> differing_;
  std::vector<char> differs_;  // the same, by question
  std::unordered_map<Index, Answered> answered_;
  Book rules_, claims_, everywhere_;
};

// Is the solver's formula satisfiable? Throws z3::exception where Z3 cannot tell, for lack of memory for example, because
// then nothing is proved.
bool is_sat(z3::solver& solver);

z3::expr at_least(z3::context& z3, const z3::expr_vector& list, Index count);

}  // namespace redflag::prove
