#include "prove/precise.h"

#include <algorithm>
#include <deque>
#include <map>

#include "prove/ahead.h"
#include "prove/needless.h"

namespace redflag::prove {
namespace {

// Can the finding be yes as well as no, by what is answered alone?
bool is_free(const World& world, const Condition& finding) {
  if (world.protocol.questions[finding.question].kind != QuestionKind::number) {
    const std::size_t options = world.protocol.questions[finding.question].options.size();
    const Options all = options >= max_options ? ~Options{0} : (Options{1} << options) - 1;
    const bool one_of_all = world.protocol.questions[finding.question].kind == QuestionKind::choice;
    return finding.options != 0 && (!one_of_all || finding.options != all);
  }
  bool in = false, out = false;
  for (const Cell& cell : world.cells(finding.question))
    (finding.min <= cell.example && cell.example <= finding.max ? in : out) = true;
  return in && out;
}

bool looks_once(const World& world, Index condition, std::map<Index, int>& looked) {
  const Condition& the_condition = world.protocol.conditions[condition];
  if (the_condition.kind == Condition::Kind::finding) {
    const Question& question = world.protocol.questions[the_condition.question];
    if (++looked[the_condition.question] > 1 || !is_free(world, the_condition) || !question.option_whens.empty())
      return false;
    return question.when == none || looks_once(world, question.when, looked);
  }
  for (const Index child : the_condition.children)
    if (!looks_once(world, child, looked)) return false;
  return true;
}

}  // namespace

bool looks_once(const World& world, Index rule) {
  std::map<Index, int> looked;
  return looks_once(world, world.protocol.rules[rule].when, looked);
}

bool mild_when_all_is_mild(const Prover& prover, Index rule) {
  const World& world = prover.world;
  const Rule& the_rule = world.protocol.rules[rule];
  const std::vector<Index> questions = world.with_offers(world.questions_of_rule(rule));
  Ahead ahead(prover.visitor, [&](Index question) { return missing_variable(prover, question); });
  Person mild(prover.visitor, questions, "mild");
  Query query(world, prover.z3);
  query.about(prover.visitor);
  query.involve_rule(rule);
  for (const Index question : questions) {
    query.add(mild.answered(question).sound);
    query.add(z3::ite(ahead.missing(question), mild.least(question) || mild.speechless(question),
                      mild.says_as(prover.visitor, question)));
  }
  z3::expr_vector bad(prover.z3);
  for (const Index level : {the_rule.disposition, the_rule.unsure, the_rule.declined})
    if (level < world.last()) bad.push_back(ahead.may_give_less(rule, level) && mild.gives(rule, level));
  query.add(any_of(prover.z3, bad));
  return !query.any([](const std::vector<Answers>&) { return true; });
}

namespace {

// Says of someone's way on what the model found them to have said; false where it is still to be said.
bool keeps(const Prover& prover, z3::solver& way, Person& rest, const z3::model& model, const z3::expr& missing,
           Index question) {
  way.add(rest.sound(question));
  if (model.eval(missing, true).is_true()) return false;
  way.add(rest.says(question, prover.visitor.read(model, question)));
  return true;
}

}  // namespace

bool can_come_true(const Prover& prover, Index rule) {
  const World& world = prover.world;
  const Rule& the_rule = world.protocol.rules[rule];
  if (looks_once(world, rule)) return true;
  const std::vector<Index> questions = world.with_offers(world.questions_of_rule(rule));
  Ahead ahead(prover.visitor, [&](Index question) { return missing_variable(prover, question); });
  for (const Index level : {the_rule.disposition, the_rule.unsure, the_rule.declined}) {
    if (level >= world.last()) continue;
    // Someone with whom none of the ways to go on that were tried makes the rule give it: until there is no such one, or
    // none of all ways does.
    z3::solver someone(prover.z3, "QF_FD");
    for (const Index question : questions) someone.add(prover.visitor.sound(question));
    someone.add(ahead.may_give(rule, level));
    for (int ways = 0; is_sat(someone); ++ways) {
      const z3::model model = someone.get_model();
      Person rest(prover.visitor, questions, "rest");
      z3::solver way(prover.z3, "QF_FD");
      for (const Index question : questions) keeps(prover, way, rest, model, ahead.missing(question), question);
      way.add(rest.gives(rule, level));
      if (!is_sat(way)) return false;
      Person tried(prover.visitor, questions, "way " + std::to_string(ways));
      z3::expr_vector possible(prover.z3);
      for (const Index question : questions) {
        someone.add(z3::ite(ahead.missing(question), tried.says(question, rest.read(way.get_model(), question)),
                            tried.says_as(prover.visitor, question)));
        possible.push_back(tried.sound(question));
      }
      someone.add(!(all_of(prover.z3, possible) && tried.gives(rule, level)));
    }
  }
  return true;
}

bool certain_is_attainable(const Prover& prover, const std::vector<Index>& not_mild) {
  const World& world = prover.world;
  std::vector<Index> tried, rules,
      looked_at;  // what those rules look at; they and all that share any of it; what these look at
  const auto once = [](std::vector<Index>& list, Index item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  };
  for (const Index rule : not_mild)
    for (const Index question : world.questions_of_rule(rule)) once(tried, question);
  for (const Index question : tried)
    for (const Index rule : world.rules_of(question)) once(rules, rule);
  for (const Index rule : rules)
    for (const Index question : world.with_offers(world.questions_of_rule(rule))) once(looked_at, question);

  Ahead ahead(prover.visitor, [&](Index question) { return missing_variable(prover, question); });
  z3::solver someone(prover.z3, "QF_FD");
  z3::expr before = prover.z3.bool_val(false);
  std::vector<Index> seen;
  for (const Index screen : world.protocol.screens) {
    if (std::find(looked_at.begin(), looked_at.end(), screen) == looked_at.end()) continue;
    if (std::find(seen.begin(), seen.end(), screen) != seen.end()) continue;
    seen.push_back(screen);
    someone.add(z3::implies(before, ahead.missing(screen)));
    before = ahead.missing(screen);
  }
  for (const Index question : looked_at) {
    someone.add(prover.visitor.sound(question));
    if (std::find(seen.begin(), seen.end(), question) == seen.end()) someone.add(ahead.missing(question));
  }
  // More than this is not certain, and yet given whichever way they go on.
  z3::expr_vector levels(prover.z3);
  for (Index level = 0; level < world.last(); ++level) {
    levels.push_back(prover.z3.bool_const(("level " + std::to_string(level)).c_str()));
    for (const Index rule : rules)
      if (world.can_give(rule, level)) someone.add(z3::implies(levels.back(), ahead.may_give_less(rule, level)));
  }
  someone.add(any_of(prover.z3, levels) && z3::atmost(levels, 1));
  const auto given = [&](Person& person, Index level) {
    z3::expr_vector some(prover.z3);
    for (const Index rule : rules)
      if (world.can_give(rule, level)) some.push_back(person.gives(rule, level));
    return any_of(prover.z3, some);
  };
  const auto is_tried = [&](Index question) { return std::find(tried.begin(), tried.end(), question) != tried.end(); };
  std::deque<Person> ways;
  // Rules against the order of what is worse can make the ways many; then the answer is that of caution.
  constexpr std::size_t enough = 60;
  while (is_sat(someone)) {
    if (ways.size() == enough) return false;
    const z3::model model = someone.get_model();
    Index level = 0;
    while (!model.eval(levels[static_cast<int>(level)], true).is_true()) ++level;
    Person rest(prover.visitor, looked_at, "rest");
    z3::solver way(prover.z3, "QF_FD");
    for (const Index question : looked_at)
      if (!keeps(prover, way, rest, model, ahead.missing(question), question) && !is_tried(question))
        way.add(rest.least(question) || rest.speechless(question));
    way.add(!given(rest, level));
    if (!is_sat(way)) return false;
    Person& person = ways.emplace_back(prover.visitor, looked_at, "way " + std::to_string(ways.size()));
    z3::expr_vector possible(prover.z3);
    for (const Index question : looked_at) {
      const z3::expr as_tried = is_tried(question) ? person.says(question, rest.read(way.get_model(), question))
                                                   : person.least(question) || person.speechless(question);
      someone.add(z3::ite(ahead.missing(question), as_tried, person.says_as(prover.visitor, question)));
      possible.push_back(person.sound(question));
    }
    for (Index i = 0; i < levels.size(); ++i)
      someone.add(z3::implies(levels[static_cast<int>(i)] && all_of(prover.z3, possible), given(person, i)));
  }
  return true;
}

}  // namespace redflag::prove
