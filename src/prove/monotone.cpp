// monotone: two people who differ in one answer, of which the second's is worse, where the first gets the more urgent
// disposition. Only a rule that looks at that question can tell them apart, so one of these is what the first one gets.
#include <algorithm>

#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

// Is every option that is offered at least as worrying for `more`? Rule out that nothing differs by the dispositions that do.
z3::expr worse_ticks(const Prover& prover, Index question, Person& less, Person& more) {
  const Person::Answered &a = less.answered(question), &b = more.answered(question);
  z3::expr_vector all(prover.z3);
  for (int i = 0; i < static_cast<int>(a.given.size()); ++i) {
    const bool reassuring = (prover.world.claims.worry[question].reassuring >> i & 1U) != 0;
    // Declined is below not sure on either side.
    z3::expr at_least = prover.z3.bool_val(true);
    const auto no = [&](const Person::Answered& person) { return !person.given[i] && !person.doubt(i); };
    if (reassuring) at_least = z3::implies(no(a), no(b)) && z3::implies(b.given[i], a.given[i]);
    else at_least = z3::implies(a.given[i], b.given[i]) && z3::implies(no(b), no(a));
    if (!a.declined[i].is_false()) at_least = at_least && z3::implies(a.unsure[i], !b.declined[i]);
    all.push_back(z3::implies(less.offered(question, static_cast<Index>(i)), at_least));
  }
  return all_of(prover.z3, all);
}

z3::expr worse_choice(const Prover& prover, Index question, Person& less, Person& more) {
  const Person::Answered &a = less.answered(question), &b = more.answered(question);
  z3::expr_vector some(prover.z3);
  for (int i = 0; i < static_cast<int>(a.given.size()); ++i)
    for (int worse = 0; worse < i; ++worse) some.push_back(a.given[i] && b.given[worse]);
  some.push_back(less.least(question) && more.doubts(question));
  some.push_back(less.doubts(question) && more.most(question));
  some.push_back(a.declined[0] && b.unsure[0]);
  return any_of(prover.z3, some);
}

// A missing number is held against the mildest ones here, and against both ends in unsure_above_both.
z3::expr worse_number(const Prover& prover, Index question, Person& less, Person& more) {
  const Person::Answered &a = less.answered(question), &b = more.answered(question);
  const std::vector<Cell>& cells = prover.world.cells(question);
  const Worry& worry = prover.world.claims.worry[question];
  z3::expr_vector some(prover.z3);
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (std::size_t worse = 0; worse < cells.size(); ++worse) {
      const double from = cells[i].example, to = cells[worse].example;
      const bool mild = prover.world.mildest(question, cells[i]);
      if (prover.world.mildest(question, cells[worse])) continue;
      if ((to > worry.mildest_high && worse > i && from >= worry.mildest_low) ||
          (to < worry.mildest_low && worse < i && from <= worry.mildest_high) || (mild && worse != i))
        some.push_back(a.given[static_cast<int>(i)] && b.given[static_cast<int>(worse)]);
    }
  some.push_back(less.least(question) && more.doubts(question));
  some.push_back(a.declined[0] && b.unsure[0]);
  return any_of(prover.z3, some);
}

// The exceptions speak of a whole question, or of one option by which the two differ.
void excuse(const Prover& prover, Query& query, const Prover::Excused& excused, Index question, Person& less,
            Person& more) {
  const Question& the_question = prover.world.protocol.questions[question];
  const Person::Answered &a = less.answered(question), &b = more.answered(question);
  for (const Index index : excused) {
    const Exception& exception = prover.world.claims.exceptions[index];
    z3::expr_vector not_excused(prover.z3);
    for (Index option = 0; option < the_question.options.size() && option < max_options; ++option) {
      const z3::expr first = a.given[static_cast<int>(option)], second = b.given[static_cast<int>(option)];
      if (exception.of == prover.option_id(question, option) && exception.of != the_question.id)
        not_excused.push_back(the_question.kind == QuestionKind::choice ? !first && !second : first == second);
    }
    not_excused.push_back(prover.outside_of(query, exception.where, {&less, &more}));
    query.add(any_of(prover.z3, not_excused));
  }
}

// The two numbers of an example, each moved within its cell towards the other: 64 and 65, not 50 and 65.
void bring_together(const World& world, Index question, Answers& first, Answers& second) {
  double &low = first[question].number, &high = second[question].number;
  if (low > high) return bring_together(world, question, second, first);
  for (const Cell& cell : world.cells(question)) {
    if (cell.open) continue;
    if (cell.low <= low && low <= cell.high) low = cell.high;
    if (cell.low <= high && high <= cell.high) high = cell.low;
  }
}

std::optional<Failure> find(const Prover& prover, Index question, const Prover::Excused& excused,
                            Query::Example example) {
  const World& world = prover.world;
  Person& less = prover.visitor;
  Person more(less, {question}, "worse");
  Query query(world, prover.z3);
  query.about(less);
  query.about(more);
  switch (world.protocol.questions[question].kind) {
    case QuestionKind::yes_no:
    case QuestionKind::checklist: query.add(worse_ticks(prover, question, less, more)); break;
    case QuestionKind::choice: query.add(worse_choice(prover, question, less, more)); break;
    case QuestionKind::number: query.add(worse_number(prover, question, less, more)); break;
  }
  excuse(prover, query, excused, question, less, more);
  query.levels(0, world.last() - 1);
  query.loud(less, world.rules_of(question));
  query.quiet(more);
  auto found = query.find(example, [&](const std::vector<Answers>& people) {
    return world.disposition(people[0]) < world.disposition(people[1]);
  });
  if (!found) return std::nullopt;
  const auto given = [&](const Answers& answers) { return answers[question].kind == Answer::Kind::given; };
  if (world.protocol.questions[question].kind == QuestionKind::number && given((*found)[0]) && given((*found)[1]))
    bring_together(world, question, (*found)[0], (*found)[1]);
  Failure failure = prover.failure(prover.id_of(question),
                                   text::join({"a worse answer to ", prover.id_of(question), " leads from ",
                                               prover.disposition(world.disposition((*found)[0])), " down to ",
                                               prover.disposition(world.disposition((*found)[1]))}),
                                   *found);
  failure.differs = question;
  return failure;
}

// A missing number leads to more urgent care than either end of the range that is outside of the mildest.
std::optional<Failure> unsure_above_both(const Prover& prover, Index question, const Prover::Excused& excused,
                                         Query::Example example) {
  const World& world = prover.world;
  const std::vector<Cell>& cells = world.cells(question);
  std::vector<int> ends;
  if (!cells.empty() && !world.mildest(question, cells.front())) ends.push_back(0);
  if (cells.size() > 1 && !world.mildest(question, cells.back())) ends.push_back(static_cast<int>(cells.size()) - 1);
  if (ends.empty()) return std::nullopt;
  Person& missing = prover.visitor;
  Person first(missing, {question}, "worse"), second(missing, {question}, "worst");
  Query query(world, prover.z3);
  for (Person* person : {&missing, &first, &second}) query.about(*person);
  query.add(missing.doubts(question));
  query.add(first.answered(question).given[ends.front()]);
  query.add(second.answered(question).given[ends.back()]);
  excuse(prover, query, excused, question, missing, first);
  excuse(prover, query, excused, question, missing, second);
  query.levels(0, world.last() - 1);
  query.loud(missing, world.rules_of(question));
  query.quiet(first);
  query.quiet(second);
  const auto found = query.find(example, [&](const std::vector<Answers>& people) {
    return world.disposition(people[0]) < std::min(world.disposition(people[1]), world.disposition(people[2]));
  });
  if (!found) return std::nullopt;
  const bool second_worse = world.disposition((*found)[2]) < world.disposition((*found)[1]);
  const Answers& worst = (*found)[second_worse ? 2 : 1];
  Failure failure =
      prover.failure(prover.id_of(question),
                     text::join({"no answer to ", prover.id_of(question), " leads to ",
                                 prover.disposition(world.disposition((*found)[0])), ", and the worst answer only to ",
                                 prover.disposition(world.disposition(worst))}),
                     {(*found)[0], worst});
  failure.differs = question;
  return failure;
}

}  // namespace

void monotone(const Prover& prover, Result& result) {
  const World& world = prover.world;
  std::size_t pairs = 0;
  for (Index question = 0; question < world.protocol.questions.size() && !prover.enough(result); ++question) {
    if (world.last() == 0 || world.rules_of(question).empty()) continue;
    ++pairs;
    const Question& the_question = world.protocol.questions[question];
    std::vector<std::string> ids = {std::string(the_question.id)};
    for (Index option = 0; option < the_question.options.size(); ++option)
      ids.push_back(prover.option_id(question, option));
    auto failure = prover.outside(Property::monotone, ids, [&](const Prover::Excused& excused, Query::Example example) {
      return find(prover, question, excused, example);
    });
    if (!failure && the_question.kind == QuestionKind::number)
      failure = prover.outside(Property::monotone, ids, [&](const Prover::Excused& excused, Query::Example example) {
        return unsure_above_both(prover, question, excused, example);
      });
    if (failure) result.failures.push_back(std::move(*failure));
  }
  result.scope = text::join({"all answers to ", text::to_text(pairs), " questions, each made worse in every way"});
}

}  // namespace redflag::prove
