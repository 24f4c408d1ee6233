#include "prove/standing.h"

#include <algorithm>
#include <numeric>

#include "core/interview.h"

namespace redflag::prove {

Standing::Standing(const Prover& prover, std::vector<Index> suspects, bool attainable)
    : prover_(prover),
      world_(prover.world),
      one_(prover.one),
      suspects_(std::move(suspects)),
      attainable_(attainable),
      ahead_(one_, [this](Index question) { return missing_[question]; }),
      missing_(prover.world.protocol.questions.size(), prover.z3.bool_val(true)),
      solver_(prover.z3, "QF_FD") {
  std::vector<char> looked_at(missing_.size(), attainable ? 0 : 1);
  for (const Index rule : suspects_)
    for (const Index question : world_.with_offers(world_.questions_of_rule(rule))) looked_at[question] = 1;
  for (Index i = 0; i < missing_.size(); ++i) {
    solver_.add(one_.sound(i));
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

// By level: some rule gives it or more, whatever comes.
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
    const Rule& of = world_.protocol.rules[rule];
    const MayBe& may = ahead_.may_be(of.when);
    z3::expr can = prover_.z3.bool_val(false);
    if (of.disposition < world_.last()) can = can || (may.yes && !certain_[of.disposition]);
    if (of.unsure < world_.last()) can = can || (may.unsure && !certain_[of.unsure]);
    if (std::binary_search(suspects_.begin(), suspects_.end(), rule)) open.emplace_back(rule, can);
    else solver_.add(!can);
  }
  const Worth worth(world_, ahead_, open);
  for (std::size_t i = 0; i < screens_.size(); ++i) solver_.add(z3::implies(at_[i], worth.of(screens_[i])));
}

// Whoever goes on like this, if they can, does not come to another end either.
void Standing::go_on(const Answers& answers) {
  Person& person = ways_.emplace_back(one_, questions_, "way " + std::to_string(ways_.size()));
  z3::expr_vector possible(prover_.z3);
  for (const Index question : questions_) {
    solver_.add(z3::ite(missing_[question], person.says(question, answers[question]), person.says_as(one_, question)));
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

// Answers that complete these and lead to something more urgent than this disposition, or to something less so, by what is
// said to some questions and what some rules give.
std::optional<Answers> Standing::completed(const Answers& answers, Index disposition, bool more_urgent,
                                           const std::vector<Index>& questions, const std::vector<Index>& rules) const {
  if (disposition == (more_urgent ? 0 : world_.last())) return std::nullopt;
  Query query(world_, prover_.z3);
  query.about(one_);
  query.involve(questions);
  for (const Index question : questions)
    if (answers[question].kind != Answer::Kind::absent) query.add(one_.says(question, answers[question]));
  const Index level = more_urgent ? disposition - 1 : disposition;
  query.levels(level, level);
  if (more_urgent) query.loud(one_, rules);
  else query.quiet(one_);
  const auto found = query.any([](const std::vector<Answers>&) { return true; });
  return found ? std::optional<Answers>(found->front()) : std::nullopt;
}

std::optional<Answers> Standing::otherwise(const Answers& answers, Index disposition) const {
  auto other = completed(answers, disposition, true, questions_, suspects_);
  return other || attainable_ ? other : completed(answers, disposition, false, questions_, suspects_);
}

// By all rules and questions: the above leaves out what the solver was told already.
bool Standing::leads_anywhere(const Answers& answers, Index disposition) const {
  std::vector<Index> questions(answers.size()), rules(world_.protocol.rules.size());
  std::iota(questions.begin(), questions.end(), 0);
  std::iota(rules.begin(), rules.end(), 0);
  return completed(answers, disposition, true, questions, rules) ||
         completed(answers, disposition, false, questions, rules);
}

// With all that is missing at its mildest.
Index Standing::end_of(const Answers& answers) const {
  std::vector<char> marked(answers.size());
  for (Index i = 0; i < marked.size(); ++i) marked[i] = answers[i].kind == Answer::Kind::absent;
  Answers complete = answers;
  world_.fill(complete, marked);
  return world_.disposition(complete);
}

// An example with as few answers that are not the least worrying as can be had by changing one after another.
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
      if (!model.eval(missing_[i], true).is_true()) answers[i] = one_.read(model, i);
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
    // The engine does not come there with these answers, or what it left out decides what can be answered later.
    z3::expr_vector same(prover_.z3);
    for (const Index question : stands.road) same.push_back(one_.says(question, answers[question]));
    solver_.add(!(at_[place] && all_of(prover_.z3, same)));
  }
  return std::nullopt;
}

}  // namespace redflag::prove
