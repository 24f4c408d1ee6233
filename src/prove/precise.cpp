#include "prove/precise.h"

#include <algorithm>
#include <map>

#include "prove/midway.h"

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

// The dispositions that the rule can give, but for the least urgent one, which everybody is given.
std::vector<Index> levels_of(const World& world, Index rule) {
  const Rule& the_rule = world.protocol.rules[rule];
  std::vector<Index> levels;
  for (const Index level : {the_rule.disposition, the_rule.unsure, the_rule.declined})
    if (level < world.last() && std::find(levels.begin(), levels.end(), level) == levels.end()) levels.push_back(level);
  return levels;
}

}  // namespace

bool looks_once(const World& world, Index rule) {
  std::map<Index, int> looked;
  return looks_once(world, world.protocol.rules[rule].when, looked);
}

bool can_come_true(const Prover& prover, Index rule) {
  if (looks_once(prover.world, rule)) return true;
  const std::vector<Index>& questions = prover.world.questions_of_rule(rule);
  Midway midway(prover, questions);
  for (const Index level : levels_of(prover.world, rule))
    if (!midway.can_always_reach(midway.ahead().may_give(rule, level), Midway::Leaning::most, questions,
                                 [&](Person& person) { return person.gives(rule, level); }))
      return false;
  return true;
}

bool mild_when_all_is_mild(const Prover& prover, Index rule) {
  Midway midway(prover, prover.world.questions_of_rule(rule));
  for (const Index level : levels_of(prover.world, rule))
    if (!midway.can_always_reach(midway.ahead().may_give_less(rule, level), Midway::Leaning::least, {},
                                 [&](Person& person) { return !person.gives(rule, level); }))
      return false;
  return true;
}

}  // namespace redflag::prove
