#include "prove/standing.h"

#include <algorithm>
#include <numeric>

#include "core/interview.h"

namespace redflag::prove {

Standing::Standing(const Prover& prover, std::vector<Index> suspects, bool attainable)
    : prover_(prover),
      world_(prover.world),
      visitor_(prover.visitor),
      suspects_(std::move(suspects)),
      attainable_(attainable),
      ahead_(visitor_, [this](Index question) { return missing_[question]; }),
      missing_(prover.world.protocol.questions.size(), prover.z3.bool_val(true)),
      solver_(prover.z3, "QF_FD") {
  std::vector<char> looked_at(missing_.size(), attainable ? 0 : 1);
  for (const Index rule : suspects_)
    for (const Index question : world_.with_offers(world_.questions_of_rule(rule))) looked_at[question] = 1;
  for (Index i = 0; i < missing_.size(); ++i) {
    solver_.add(visitor_.sound(i));
    if (looked_at[i] != 0) questions_.push_back(i);
  }
  place();
  find_certain();
  find_worth();
  for (Index level = 0; level <= world_.last(); ++level) end_.push_back(variable("ends ", level));
  add_one_of(end_);
  for (Index level = 0; attainable_ && level <= world_.last(); ++level) {
    if (level < world_.last()) solver_.add(z3::implies(end_[level], certain_[level]));
    if (level > 0) solver_.add(z3::implies(end_[level], !certain_[level - 1]));
  }
  Answers mild(missing_.size());
  world_.fill(mild, std::vector<char>(missing_.size(), 1));
  go_on(mild);
}

z3::expr Standing::variable(const char* name, Index index) const {
  return prover_.z3.bool_const((name + std::to_string(index)).c_str());
}

void Standing::add_one_of(const std::vector<z3::expr>& list) {
  z3::expr_vector all(prover_.z3);
  for (const z3::expr& item : list) all.push_back(item);
  solver_.add(any_of(prover_.z3, all));
  solver_.add(z3::atmost(all, 1));
}

void Standing::place() {
  z3::expr before = prover_.z3.bool_val(false);
  for (const Index screen : world_.protocol.screens) {
    if (std::find(screens_.begin(), screens_.end(), screen) != screens_.end()) continue;
    const auto index = static_cast<Index>(screens_.size());
    at_.push_back(variable("before screen ", index));
    screens_.push_back(screen);
    missing_[screen] = variable("stands before ", index);
    solver_.add(missing_[screen] == (before || at_.back()));
    before = missing_[screen];
  }
  add_one_of(at_);
}

// For each level: some rule gives it or a more urgent one, whatever the missing answers will be.
void Standing::find_certain() {
  for (Index level = 0; level < world_.last(); ++level) {
    z3::expr_vector some(prover_.z3);
    for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule)
      if (world_.can_give(rule, level)) some.push_back(!ahead_.may_give_less(rule, level));
    certain_.push_back(variable("certain ", level));
    solver_.add(certain_.back() == any_of(prover_.z3, some));
  }
}

void Standing::find_worth() {
  std::vector<std::pair<Index, z3::expr>> open;
  for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule) {
    const Rule& the_rule = world_.protocol.rules[rule];
    const MayBe& maybe = ahead_.may_be(the_rule.when);
    z3::expr can = prover_.z3.bool_val(false);
    if (the_rule.disposition < world_.last()) can = can || (maybe.yes && !certain_[the_rule.disposition]);
    if (the_rule.unsure < world_.last()) can = can || (maybe.unsure && !certain_[the_rule.unsure]);
    if (std::binary_search(suspects_.begin(), suspects_.end(), rule)) open.emplace_back(rule, can);
    else solver_.add(!can);
  }
  const Worth worth(world_, ahead_, open);
  for (std::size_t i = 0; i < screens_.size(); ++i) solver_.add(z3::implies(at_[i], worth.asking(screens_[i])));
}

// Demands that these further answers, where they are possible, lead to the same end as well.
void Standing::go_on(const Answers& answers) {
  Person& person = ways_.emplace_back(visitor_, questions_, "way " + std::to_string(ways_.size()));
  z3::expr_vector possible(prover_.z3);
  for (const Index question : questions_) {
    solver_.add(
        z3::ite(missing_[question], person.says(question, answers[question]), person.says_as(visitor_, question)));
    possible.push_back(person.sound(question));
  }
  const z3::expr can = all_of(prover_.z3, possible);
  for (Index level = 0; level < world_.last(); ++level) {
    z3::expr_vector some(prover_.z3);
    for (const Index rule : suspects_)
      if (world_.can_give(rule, level)) some.push_back(person.gives(rule, level));
    const z3::expr given = any_of(prover_.z3, some);
    for (Index end = 0; end <= world_.last(); ++end) {
      if (end > level) solver_.add(z3::implies(can && end_[end], !given));
      else if (!attainable_) solver_.add(z3::implies(can && end_[end], given));
    }
  }
}

// Completes these answers so that they lead to something more urgent than this disposition, or to something less urgent.
// Only the given questions and rules are looked at.
std::optional<Answers> Standing::completed(const Answers& answers, Index disposition, bool more_urgent,
                                           const std::vector<Index>& questions, const std::vector<Index>& rules) const {
  if (disposition == (more_urgent ? 0 : world_.last())) return std::nullopt;
  Query query(world_, prover_.z3);
  query.about(visitor_);
  query.involve(questions);
  for (const Index question : questions)
    if (answers[question].kind != Answer::Kind::absent) query.add(visitor_.says(question, answers[question]));
  const Index level = more_urgent ? disposition - 1 : disposition;
  query.levels(level, level);
  if (more_urgent) query.loud(visitor_, rules);
  else query.quiet(visitor_);
  const auto found = query.any([](const std::vector<Answers>&) { return true; });
  return found ? std::optional<Answers>(found->front()) : std::nullopt;
}

std::optional<Answers> Standing::otherwise(const Answers& answers, Index disposition) const {
  auto other = completed(answers, disposition, true, questions_, suspects_);
  return other || attainable_ ? other : completed(answers, disposition, false, questions_, suspects_);
}

// Looks at all rules and questions. `otherwise` looks only at the suspects, because the solver has ruled out the others.
bool Standing::leads_anywhere(const Answers& answers, Index disposition) const {
  std::vector<Index> questions(answers.size()), rules(world_.protocol.rules.size());
  std::iota(questions.begin(), questions.end(), 0);
  std::iota(rules.begin(), rules.end(), 0);
  return completed(answers, disposition, true, questions, rules) ||
         completed(answers, disposition, false, questions, rules);
}

// The disposition when every missing answer is the least worrying one.
Index Standing::end_of(const Answers& answers) const {
  std::vector<char> marked(answers.size());
  for (Index i = 0; i < marked.size(); ++i) marked[i] = answers[i].kind == Answer::Kind::absent;
  Answers complete = answers;
  world_.fill(complete, marked);
  return world_.disposition(complete);
}

// Makes an example milder, one answer at a time, as long as it remains an example.
Answers Standing::milder(Answers answers, Index screen) {
  std::vector<char> marked(answers.size(), 0);
  for (const Index question : screens_) {
    if (answers[question].kind == Answer::Kind::absent) continue;
    const Answer before = answers[question];
    marked[question] = 1;
    world_.fill(answers, marked);
    marked[question] = 0;
    if (!world_.sayable(answers) || step(world_.protocol, answers).screen != screen ||
        leads_anywhere(answers, end_of(answers)))
      answers[question] = before;
  }
  return answers;
}

std::optional<std::pair<Index, Answers>> Standing::next() {
  while (is_sat(solver_)) {
    const z3::model model = solver_.get_model();
    Index place = 0, end = 0;
    while (!model.eval(at_[place], true).is_true()) ++place;
    while (!model.eval(end_[end], true).is_true()) ++end;
    Answers answers(missing_.size());
    for (Index i = 0; i < answers.size(); ++i)
      if (!model.eval(missing_[i], true).is_true()) answers[i] = visitor_.read(model, i);
    if (const auto other = otherwise(answers, end)) {
      go_on(*other);
      continue;
    }
    const Index screen = screens_[place];
    const Step stands = step(world_.protocol, answers);
    if (stands.screen == screen && !leads_anywhere(stands.used, end)) {
      solver_.add(!at_[place]);
      return std::pair(screen, milder(stands.used, screen));
    }
    // The engine does not reach the screen with these answers, or answers that it leaves out decide what can be answered later.
    z3::expr_vector same(prover_.z3);
    for (const Index question : stands.road) same.push_back(visitor_.says(question, answers[question]));
    solver_.add(!(at_[place] && all_of(prover_.z3, same)));
  }
  return std::nullopt;
}

}  // namespace redflag::prove
