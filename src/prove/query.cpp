#include "prove/query.h"

#include <algorithm>
#include <stdexcept>

namespace redflag::prove {

Query::Query(const World& world, z3::context& context)
    : world_(world),
      z3_(context),
      solver_(context, "QF_FD"),
      involved_(world.protocol.questions.size(), 0),
      levels_(context) {}

void Query::about(Person& person) {
  people_.push_back(&person);
  for (const Index question : list_) solver_.add(sound(person, question));
  involve(person.differs());
  // With one answer changed, other options may be offered.
  if (!person.differs().empty()) involve(person.world.offers_of(person.differs()));
}

void Query::about_as_changed(Person& person) {
  changed_.push_back(&person);
  about(person);
}

z3::expr Query::sound(Person& person, Index question) const {
  const bool changed = std::find(changed_.begin(), changed_.end(), &person) != changed_.end();
  return changed ? person.answered(question).sound : person.sound(question);
}

void Query::may_be_missing(std::function<z3::expr(Index)> missing) {
  missing_ = std::move(missing);
  for (const Index question : list_) silence(question);
}

void Query::silence(Index question) {
  for (Person* person : people_) solver_.add(z3::implies(missing_(question), person->says(question, Answer())));
}

void Query::involve(const std::vector<Index>& questions) {
  for (const Index question : questions) {
    if (involved_[question] != 0) continue;
    involved_[question] = 1;
    list_.push_back(question);
    for (Person* person : people_) solver_.add(sound(*person, question));
    if (missing_) silence(question);
    for (const Person* person : people_)
      for (const Index when : person->world.protocol.questions[question].option_whens)
        if (when != none) involve(World::questions_of(person->world.protocol, when));
  }
}

void Query::levels(Index from, Index to) {
  from_ = from;
  levels_ = z3::expr_vector(z3_);
  for (Index level = from; level <= to; ++level)
    levels_.push_back(from == to ? z3_.bool_val(true) : z3_.bool_const(("level " + std::to_string(level)).c_str()));
  if (from < to) solver_.add(z3::mk_or(levels_));
}

void Query::loud(Person& person, const std::vector<Index>& rules) {
  for (const Index rule : rules) involve(person.world.questions_of_rule(rule));
  for (Index i = 0; i < levels_.size(); ++i) {
    z3::expr_vector some(z3_);
    for (const Index rule : rules)
      if (person.world.can_give(rule, from_ + i)) some.push_back(person.gives(rule, from_ + i));
    solver_.add(z3::implies(levels_[static_cast<int>(i)], any_of(z3_, some)));
  }
}

void Query::given_at_least(Person& person, Index level) {
  if (level >= person.world.last()) return;
  levels(level, level);
  loud(person, person.world.rules_that_give(level));
}

// Rules that look only at questions already involved are asserted at once. Any other rule is asserted when it turns out to
// invalidate an example.
void Query::quiet(Person& person, Index except) {
  Quiet& quiet = quiet_.emplace_back(Quiet{&person, except, std::vector<char>(person.world.protocol.rules.size(), 0)});
  const Index highest = from_ + static_cast<Index>(levels_.size()) - 1;
  for (const Index question : std::vector<Index>(list_))
    for (const Index rule : person.world.rules_of(question)) {
      const std::vector<Index>& needs = person.world.questions_of_rule(rule);
      if (quiet.asserted[rule] == 0 && person.world.can_give(rule, highest) &&
          std::all_of(needs.begin(), needs.end(), [&](Index need) { return involved_[need] != 0; }))
        tell(quiet, rule);
    }
}

void Query::tell(Quiet& quiet, Index rule) {
  if (quiet.asserted[rule] != 0 || rule == quiet.except) return;
  quiet.asserted[rule] = 1;
  involve(quiet.person->world.questions_of_rule(rule));
  for (Index i = 0; i < levels_.size(); ++i)
    solver_.add(z3::implies(levels_[static_cast<int>(i)], !quiet.person->gives(rule, from_ + i)));
}

std::vector<Answers> Query::read(const z3::model& model) {
  std::vector<char> rest(involved_.size());
  for (Index i = 0; i < rest.size(); ++i) rest[i] = involved_[i] == 0;
  std::vector<Answers> people;
  for (Person* person : people_) {
    // All people share the answers to questions that are not involved.
    Answers answers = people.empty() ? Answers(rest.size()) : people.front();
    for (const Index question : list_) {
      const bool missing = missing_ && model.eval(missing_(question), true).is_true();
      answers[question] = missing ? Answer() : person->read(model, question);
    }
    if (people.empty()) world_.fill(answers, rest);
    people.push_back(std::move(answers));
  }
  return people;
}

std::optional<std::vector<Answers>> Query::next(const Check& check) {
  for (;;) {
    if (!is_sat(solver_)) return std::nullopt;
    const z3::model model = solver_.get_model();
    Index level = from_;
    for (Index i = 0; i < levels_.size(); ++i)
      if (model.eval(levels_[static_cast<int>(i)], true).is_true()) level = from_ + i;
    const std::vector<Answers> people = read(model);
    bool spoiled = false;
    for (Quiet& quiet : quiet_) {
      const auto at = std::find(people_.begin(), people_.end(), quiet.person) - people_.begin();
      const Protocol& protocol = quiet.person->world.protocol;
      const std::vector<Truths> known = judge(protocol, people[static_cast<std::size_t>(at)], Truth::unsure);
      for (Index rule = 0; rule < protocol.rules.size(); ++rule) {
        const Rule& the_rule = protocol.rules[rule];
        if (rule == quiet.except || known[the_rule.when] == Truth::no) continue;
        if (given_by(protocol, the_rule, known[the_rule.when].only()) > level) continue;
        if (quiet.asserted[rule] != 0) throw std::logic_error("prove: the solver and the engine disagree about a rule");
        tell(quiet, rule);
        spoiled = true;
      }
    }
    if (spoiled) continue;
    if (!check(people)) throw std::logic_error("prove: the solver and the engine disagree about an example");
    return people;
  }
}

std::optional<std::vector<Answers>> Query::any(const Check& check) { return next(check); }

std::optional<std::vector<Answers>> Query::smallest(const Check& check) {
  std::optional<std::vector<Answers>> best;
  while (std::optional<std::vector<Answers>> found = next(check)) {
    best = std::move(found);
    const z3::model model = solver_.get_model();
    std::vector<std::pair<z3::expr, int>> costs;
    for (Person* person : people_)
      for (const Index question : list_) person->weigh(question, costs);
    z3::expr_vector formulas(z3_);
    std::vector<int> weights;
    int weight = 0;
    for (const auto& [formula, cost] : costs) {
      formulas.push_back(formula);
      weights.push_back(cost);
      if (model.eval(formula, true).is_true()) weight += cost;
    }
    if (weight == 0) break;
    solver_.add(z3::pble(formulas, weights.data(), weight - 1));
  }
  return best;
}

}  // namespace redflag::prove
