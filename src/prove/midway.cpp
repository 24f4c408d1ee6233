#include "prove/midway.h"

#include <algorithm>
#include <deque>

namespace redflag::prove {

Midway::Midway(const Prover& prover, const std::vector<Index>& questions)
    : prover_(prover),
      questions_(prover.world.with_offers(questions)),
      ahead_(prover.visitor, [&prover](Index question) { return prover.missing(question); }) {}

// Before each screen, the missing questions are those that are asked last. A question that the interview left out counts as
// answered: no answer to it can matter.
z3::solver Midway::standing() {
  z3::solver somebody(prover_.z3, "QF_FD");
  for (const Index question : questions_) somebody.add(prover_.visitor.sound(question));
  z3::expr before = prover_.z3.bool_val(false);
  std::vector<char> seen(prover_.world.protocol.questions.size(), 1);
  for (const Index question : questions_) seen[question] = 0;
  for (const Index question : prover_.world.protocol.screens) {
    if (seen[question] != 0) continue;
    seen[question] = 1;
    somebody.add(z3::implies(before, ahead_.missing(question)));
    before = ahead_.missing(question);
  }
  return somebody;
}

z3::expr Midway::lean(Person& person, Index question, Leaning leaning) const {
  return (leaning == Leaning::least ? person.least(question) : person.most(question)) || person.speechless(question);
}

bool Midway::can_always_reach(const z3::expr& where, Leaning leaning, const std::vector<Index>& free,
                              const Goal& goal) {
  // One way serves many people. Rules against the order of what is worse can make the ways many.
  constexpr std::size_t enough = 60;
  z3::solver somebody = standing();
  somebody.add(where);
  std::deque<Person> people;
  for (std::optional<Way> way = Way(prover_.world.protocol.questions.size()); people.size() < enough;) {
    Person& person = people.emplace_back(prover_.visitor, questions_, "way " + std::to_string(people.size()));
    z3::expr_vector reached(prover_.z3);
    for (const Index question : questions_) {
      const std::optional<Answer>& answer = (*way)[question];
      somebody.add(z3::ite(ahead_.missing(question),
                           answer ? person.says(question, *answer) : lean(person, question, leaning),
                           person.says_as(prover_.visitor, question)));
      somebody.add(person.answered(question).sound);
      reached.push_back(person.sound(question));
    }
    reached.push_back(goal(person));
    somebody.add(!all_of(prover_.z3, reached));
    if (!is_sat(somebody)) return true;
    way = find_way(somebody.get_model(), leaning, free, goal);
    if (!way) return false;
  }
  return false;
}

std::optional<Midway::Way> Midway::find_way(const z3::model& somebody, Leaning leaning, const std::vector<Index>& free,
                                            const Goal& goal) {
  Person person(prover_.visitor, questions_, "rest");
  z3::solver solver(prover_.z3, "QF_FD");
  solver.add(goal(person));
  std::vector<Index> open, said;
  for (const Index question : questions_) {
    solver.add(person.sound(question));
    const bool is_free = std::find(free.begin(), free.end(), question) != free.end();
    if (!somebody.eval(ahead_.missing(question), true).is_true())
      solver.add(person.says(question, prover_.visitor.read(somebody, question)));
    else if (is_free) open.push_back(question);
    else solver.add(lean(person, question, leaning));
    // Several numbers are equally worrying.
    if (prover_.world.protocol.questions[question].kind == QuestionKind::number) said.push_back(question);
  }
  if (!is_sat(solver)) return std::nullopt;
  for (const Index question : open) {
    solver.push();
    solver.add(lean(person, question, leaning));
    if (is_sat(solver)) continue;
    solver.pop();
    said.push_back(question);
  }
  Way way(prover_.world.protocol.questions.size());
  if (!is_sat(solver)) return std::nullopt;
  const z3::model model = solver.get_model();
  for (const Index question : said) way[question] = person.read(model, question);
  return way;
}

}  // namespace redflag::prove
