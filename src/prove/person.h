// Someone who may answer anything, as Z3 sees them: one variable for each thing that can be said, and from these the Kleene
// truth of every condition, as two formulas.
#pragma once

#include <z3++.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "prove/world.h"

namespace redflag::prove {

struct Kleene {
  z3::expr yes, possible;  // possible: yes or unsure
};

class Person {
 public:
  Person(const World& in, z3::context& context, std::string name);
  // Someone who says the same as `like`, who must outlive them, but for these questions.
  Person(Person& like, const std::vector<Index>& differs, std::string name);

  // What is said to one question. Of a checklist with an answer missing, nothing is ticked and the rest is not sure.
  struct Said {
    z3::expr unsure;        // no answer, or in a checklist: not sure of what is not ticked
    z3::expr_vector given;  // by option, or by cell of a number
    z3::expr sound;         // says nothing that contradicts itself
  };
  const Said& said(Index question);
  // Nothing is said that could not be: the above, and only what is offered.
  z3::expr sound(Index question);
  z3::expr offered(Index question, Index option);
  // No answer but "not sure" can be given: no number is in the range, or no option of a choice is offered.
  z3::expr speechless(Index question);
  // Something is said, and not "not sure" alone.
  z3::expr answered(Index question);
  // To this question they say this, or the same as someone else.
  z3::expr says(Index question, const Answer& answer);
  z3::expr says_as(Person& other, Index question);
  // They give the least or the most worrying answer that they can.
  z3::expr least(Index question) { return extreme(question, false); }
  z3::expr most(Index question) { return extreme(question, true); }

  // What was said to the question of a finding, whether or not it applies and what was chosen is offered.
  Kleene answer(const Condition& finding);
  Kleene truth(Index condition) { return truth(rules_, condition); }
  Kleene claim(Index condition) { return truth(claims_, condition); }
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
  z3::expr one_extreme(Index question, bool most);
  Kleene truth(Book& book, Index index);
  Kleene finding(Book& book, const Condition& condition);
  // What was chosen is not offered, so there is no answer.
  z3::expr withdrawn(Book& book, Index question);
  Kleene answer(const Condition& finding, const z3::expr& withdrawn);
  z3::expr variable(Index question, const char* part, Index index);

  std::string name_;
  Person* like_ = nullptr;
  std::vector<Index> differing_;
  std::vector<char> differs_;  // the same, by question
  std::unordered_map<Index, Said> said_;
  Book rules_, claims_;
};

// Whether there is one. Throws z3::exception where Z3 cannot tell, for lack of memory say: that proves nothing.
bool is_sat(z3::solver& solver);

z3::expr any_of(z3::context& z3, const z3::expr_vector& list);
z3::expr all_of(z3::context& z3, const z3::expr_vector& list);
z3::expr at_least(z3::context& z3, const z3::expr_vector& list, Index count);

}  // namespace redflag::prove
