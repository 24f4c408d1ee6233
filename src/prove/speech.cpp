// Formulas about a person's answers, alone and compared with another person's.
#include "prove/person.h"

namespace redflag::prove {

z3::expr Person::speechless(Index question) {
  const QuestionKind kind = world.protocol.questions[question].kind;
  z3::expr_vector possible(z3);
  for (Index i = 0; i < answered(question).given.size(); ++i)
    possible.push_back(kind == QuestionKind::choice ? offered(question, i) : z3.bool_val(true));
  return kind == QuestionKind::checklist ? z3.bool_val(false) : !any_of(z3, possible);
}

z3::expr Person::unsure(Index question) { return all_of(z3, answered(question).unsure); }

z3::expr Person::doubts(Index question) {
  const Answered& here = answered(question);
  return any_of(z3, {all_of(z3, here.unsure), here.declined.empty() ? z3.bool_val(false) : all_of(z3, here.declined)});
}

z3::expr Person::says(Index question, const Answer& answer) {
  const Answered& here = answered(question);
  const bool number = world.protocol.questions[question].kind == QuestionKind::number,
             given = answer.kind == Answer::Kind::given;
  const auto is = [&](const z3::expr& formula, bool value) { return value ? formula : !formula; };
  z3::expr_vector all(z3);
  for (Index i = 0; i < here.given.size(); ++i)
    all.push_back(
        is(here.given[static_cast<int>(i)],
           given && (number ? world.cells(question)[i].example == answer.number : (answer.ticked >> i & 1U) != 0)));
  const bool list = by_option(question);
  for (Index i = 0; i < here.unsure.size(); ++i) {
    const auto in = [&](Options set) { return given && list && (set >> i & 1U) != 0; };
    const bool declined = answer.kind == Answer::Kind::declined || in(answer.declined);
    const bool unsure = answer.kind == Answer::Kind::unsure || answer.kind == Answer::Kind::absent ||
                        in(answer.unsure | answer.missing);
    const auto at = static_cast<int>(i);
    const bool told_apart = !here.declined[at].is_false();
    all.push_back(is(here.unsure[at], unsure || (declined && !told_apart)));
    if (told_apart) all.push_back(is(here.declined[at], declined && !unsure));
  }
  return all_of(z3, all);
}

z3::expr Person::says_as_but(Person& other, Index question, Index option) {
  const Answered &here = answered(question), &there = other.answered(question);
  z3::expr_vector all(z3);
  for (int i = 0; i < static_cast<int>(here.given.size()); ++i)
    if (static_cast<Index>(i) != option) all.push_back(here.given[i] == there.given[i]);
  for (int i = 0; i < static_cast<int>(here.unsure.size()); ++i) {
    if (static_cast<Index>(i) == option && by_option(question)) continue;
    all.push_back(here.unsure[i] == there.unsure[i]);
    if (!here.declined[i].is_false()) all.push_back(here.declined[i] == there.declined[i]);
  }
  return all_of(z3, all);
}

z3::expr Person::says_instead_of_doubt(Person& other, Index question, Instead what) {
  const Answered &here = answered(question), &there = other.answered(question);
  if (!by_option(question)) {
    const z3::expr kind = what == Instead::any ? !doubts(question) : extreme(question, what == Instead::most);
    return other.doubts(question) && kind;
  }
  z3::expr_vector all(z3);
  for (int i = 0; i < static_cast<int>(here.given.size()); ++i) {
    z3::expr same = here.given[i] == there.given[i] && here.unsure[i] == there.unsure[i];
    if (!here.declined[i].is_false()) same = same && here.declined[i] == there.declined[i];
    const bool reassuring = (world.claims.worry[question].reassuring >> i & 1U) != 0;
    const z3::expr ticked =
        reassuring == (what == Instead::most) ? z3.bool_val(false) : offered(question, static_cast<Index>(i));
    const z3::expr kind = what == Instead::any ? !here.doubt(i) : !here.doubt(i) && here.given[i] == ticked;
    all.push_back(same || (there.doubt(i) && kind));
  }
  return all_of(z3, all);
}

// The options or cells of which one is the least or the most worrying answer.
z3::expr Person::one_extreme(Index question, bool most) {
  const Answered& here = answered(question);
  const auto count = static_cast<int>(here.given.size());
  z3::expr_vector some(z3);
  for (int i = 0; i < count; ++i) {
    z3::expr given = here.given[i];
    if (world.protocol.questions[question].kind == QuestionKind::choice) {
      // The first or the last that is offered.
      given = given && offered(question, static_cast<Index>(i));
      for (int other = most ? 0 : i + 1; other < (most ? i : count); ++other)
        given = given && !offered(question, static_cast<Index>(other));
      some.push_back(given);
    } else {
      const bool mildest = world.mildest(question, world.cells(question)[static_cast<std::size_t>(i)]);
      if (most ? !mildest && (i == 0 || i + 1 == count) : mildest) some.push_back(given);
    }
  }
  return any_of(z3, some);
}

z3::expr Person::extreme(Index question, bool most) {
  const Answered& here = answered(question);
  const QuestionKind kind = world.protocol.questions[question].kind;
  if (kind == QuestionKind::choice || kind == QuestionKind::number) return one_extreme(question, most);
  z3::expr all = z3.bool_val(true);
  for (Index i = 0; i < here.given.size(); ++i) {
    all = all && !here.doubt(static_cast<int>(i));
    const bool reassuring = (world.claims.worry[question].reassuring >> i & 1U) != 0;
    const z3::expr ticked = reassuring == most ? z3.bool_val(false) : offered(question, i);
    all = all && here.given[static_cast<int>(i)] == ticked;
  }
  return all;
}

void Person::weigh(Index question, std::vector<std::pair<z3::expr, int>>& costs) {
  constexpr int ticked_it = 2, in_doubt = 3;
  const Answered& here = answered(question);
  const Worry& worry = world.claims.worry[question];
  for (const z3::expr_vector& doubts : {here.unsure, here.declined})
    for (const z3::expr& doubt : doubts)
      if (!doubt.is_false()) costs.emplace_back(doubt, in_doubt);
  const QuestionKind kind = world.protocol.questions[question].kind;
  for (Index i = 0; i < here.given.size(); ++i) {
    const auto at = static_cast<int>(i);
    const bool mild = kind == QuestionKind::number   ? world.mildest(question, world.cells(question)[i])
                      : kind == QuestionKind::choice ? i + 1 == here.given.size()
                                                     : (worry.reassuring >> i & 1U) != 0;
    if (!mild) costs.emplace_back(here.given[at], ticked_it);
    else if (by_option(question)) costs.emplace_back(!here.given[at] && !here.doubt(at), ticked_it);
  }
}

Answer Person::read(const z3::model& model, Index question) {
  const Answered& here = answered(question);
  const auto holds = [&](const z3::expr& term) { return model.eval(term, true).is_true(); };
  Answer answer;
  answer.kind = Answer::Kind::given;
  for (Index i = 0; i < here.given.size(); ++i) {
    if (!holds(here.given[static_cast<int>(i)])) continue;
    if (world.protocol.questions[question].kind == QuestionKind::number)
      answer.number = world.cells(question)[i].example;
    else answer.ticked |= Options{1} << i;
  }
  const bool list = world.protocol.questions[question].kind == QuestionKind::checklist;
  for (Index i = 0; i < here.unsure.size(); ++i) {
    const bool unsure = holds(here.unsure[static_cast<int>(i)]), declined = holds(here.declined[static_cast<int>(i)]);
    if (list && unsure) answer.unsure |= Options{1} << i;
    else if (list && declined) answer.declined |= Options{1} << i;
    else if (unsure || declined) answer.kind = unsure ? Answer::Kind::unsure : Answer::Kind::declined;
  }
  return answer;
}

}  // namespace redflag::prove
