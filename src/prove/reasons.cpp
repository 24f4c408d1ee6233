// reasons-suffice: someone to whom a rule gives their disposition, and to whom it would no longer give it if only that were
// so which they are shown as its reasons. And what a rule shows, though it never makes a difference to the rule.
#include <algorithm>
#include <map>

#include "prove/precise.h"
#include "prove/prover.h"
#include "prove/shown.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

class Reasons {
 public:
  Reasons(const Prover& prover, Index rule)
      : prover_(prover),
        world_(prover.world),
        visitor_(prover.visitor),
        index_(rule),
        rule_(prover.world.protocol.rules[rule]),
        questions_(prover.world.questions_of_rule(rule)),
        ahead_(prover.visitor, [&prover](Index question) { return prover.missing(question); }),
        shown_(prover.visitor, ahead_, rule) {}

  std::optional<Failure> not_enough(const Prover::Excused& excused, Query::Example example) {
    for (const Truth truth : {Truth::yes, Truth::unsure, Truth::declined}) {
      const Index given = given_by(world_.protocol, rule_, truth);
      if (given >= world_.last()) continue;
      Person alone(visitor_, questions_, "alone");
      Query query(world_, prover_.z3);
      counts(query, visitor_, truth);
      for (const Index question : questions_) {
        query.add(alone.answered(question).sound);
        query.add(shown_.stands_alone(alone, question));
      }
      query.add(!gives(alone, given));
      if (looks_at_detail()) query.add(!ahead_.may_give_less(index_, given));
      prover_.leave_out(query, excused, {&visitor_});
      const auto found = query.find(example, [](const std::vector<Answers>&) { return true; });
      if (!found) continue;
      const Answers& answers = found->front();
      const Answers only = prove::alone(world_, answers, index_);
      if (gift(world_, answers, index_) == gift(world_, only, index_))
        throw std::logic_error("prove: the solver and the engine disagree about reasons");
      return prover_.failure(rule_.id,
                             text::join({rule_.id, " gives ", prover_.disposition(given),
                                         ", but not for the reasons alone that are shown for it"}),
                             {answers, only});
    }
    return std::nullopt;
  }

  // A finding that is shown and idle: no answers make the rule give something that it would not give without it.
  std::optional<Failure> idle(const Prover::Excused& excused, Query::Example example) {
    std::map<std::pair<Index, Index>, std::vector<Index>> findings;  // by question and option: conditions
    const std::vector<Index> all = conditions();
    for (const Index condition : all) {
      const Condition& the_condition = world_.protocol.conditions[condition];
      if (the_condition.kind != Condition::Kind::finding) continue;
      const bool number = world_.protocol.questions[the_condition.question].kind == QuestionKind::number;
      for (Index option = 0; option < max_options; ++option)
        if (number ? option == 0 : (the_condition.options >> option & 1U) != 0)
          findings[{the_condition.question, number ? none : option}].push_back(condition);
    }
    const bool plain = looks_once(world_, index_) && !denies(all);
    for (const auto& [finding, conditions] : findings) {
      const auto& [question, option] = finding;
      if (plain || is_least(question, option, conditions)) continue;
      if (makes_a_difference(question, option, conditions)) continue;
      if (auto failure = shown_idle(question, option, conditions, excused, example)) return failure;
    }
    return std::nullopt;
  }

 private:
  // The rule's condition and all below it, each once. Every one stands after all it depends on.
  [[nodiscard]] std::vector<Index> conditions() const {
    std::vector<char> reached(rule_.when + 1, 0);
    reached[rule_.when] = 1;
    std::vector<Index> all;
    for (Index i = rule_.when + 1; i-- > 0;) {
      if (reached[i] == 0) continue;
      all.push_back(i);
      for (const Index child : world_.protocol.conditions[i].children) reached[child] = 1;
    }
    return all;
  }

  // A detail without an answer counts as its worst, and is nothing that was said: then only what is given whatever the
  // answer will be has its reasons in what was said.
  [[nodiscard]] bool looks_at_detail() const {
    return std::any_of(questions_.begin(), questions_.end(),
                       [&](Index question) { return world_.protocol.questions[question].detail; });
  }

  // Below a "not", findings are shown that speak against the condition. They may make no difference to the rule.
  [[nodiscard]] bool denies(const std::vector<Index>& conditions) const {
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](Index i) { return world_.protocol.conditions[i].kind == Condition::Kind::negation; });
  }

  z3::expr gives(Person& person, Index disposition) {
    const Kleene when = person.truth(rule_.when);
    z3::expr some = person.z3.bool_val(false);
    if (rule_.disposition == disposition) some = some || when.yes;
    if (rule_.unsure == disposition) some = some || when.is(Truth::unsure);
    if (rule_.declined == disposition) some = some || when.is(Truth::declined);
    return some;
  }

  // Nothing is answered before what makes it apply, or be offered: no interview asks in that order.
  void in_order(Query& query, Index question) {
    std::vector<Index> whens = world_.protocol.questions[question].option_whens;
    whens.push_back(world_.protocol.questions[question].when);
    for (const Index when : whens)
      if (when != none) query.add(ahead_.missing(question) || ahead_.may_be(when).settled());
  }

  // The rule has this truth because of what was said, and gives the disposition.
  void counts(Query& query, Person& person, Truth truth) {
    query.about(person);
    query.involve_rule(index_);
    query.may_be_missing([&](Index question) { return ahead_.missing(question); });
    for (const Index question : questions_) in_order(query, question);
    const Kleene when = person.truth(rule_.when);
    query.add(!ahead_.may_be(rule_.when).no);
    query.add(when.is(truth));
    const Index given = given_by(world_.protocol, rule_, truth);
    if (given == 0) return;
    query.levels(given - 1, given - 1);
    query.quiet(person);
  }

  // Nothing is less worrying than this already, so it cannot be left out.
  [[nodiscard]] bool is_least(Index question, Index option, const std::vector<Index>& conditions) const {
    const Question& the_question = world_.protocol.questions[question];
    if (the_question.kind == QuestionKind::choice) return option + 1 == the_question.options.size();
    if (the_question.kind != QuestionKind::number)
      return (world_.claims.worry[question].reassuring >> option & 1U) != 0;
    return std::any_of(conditions.begin(), conditions.end(), [&](Index index) {
      const Condition& condition = world_.protocol.conditions[index];
      return std::any_of(world_.cells(question).begin(), world_.cells(question).end(), [&](const Cell& cell) {
        return world_.mildest(question, cell) && condition.min <= cell.example && cell.example <= condition.max;
      });
    });
  }

  z3::expr says_it(Person& person, Index question, Index option, const std::vector<Index>& conditions) {
    if (option != none) return person.answered(question).given[static_cast<int>(option)];
    z3::expr_vector some(prover_.z3);
    for (const Index condition : conditions) some.push_back(person.truth(condition).yes);
    return any_of(prover_.z3, some);
  }

  bool makes_a_difference(Index question, Index option, const std::vector<Index>& conditions) {
    Person without(visitor_, {question}, "without");
    Query query(world_, prover_.z3);
    query.about(visitor_);
    query.involve_rule(index_);
    // An option that this answer brings with it stays ticked even where it is not offered then.
    query.add(without.answered(question).sound);
    query.add(says_it(visitor_, question, option, conditions));
    if (world_.protocol.questions[question].kind == QuestionKind::checklist) {
      const auto at = static_cast<int>(option);
      query.add(without.says_as_but(visitor_, question, option) && !without.answered(question).given[at] &&
                !without.answered(question).doubt(at));
    } else {
      query.add(without.least(question));
    }
    z3::expr_vector some(prover_.z3);
    for (const Index given : {rule_.disposition, rule_.unsure, rule_.declined})
      if (given < world_.last()) some.push_back(gives(visitor_, given) && !gives(without, given));
    query.add(any_of(prover_.z3, some));
    return query.any([](const std::vector<Answers>&) { return true; }).has_value();
  }

  std::optional<Failure> shown_idle(Index question, Index option, const std::vector<Index>& conditions,
                                    const Prover::Excused& excused, Query::Example example) {
    for (const Truth truth : {Truth::yes, Truth::unsure, Truth::declined}) {
      if (given_by(world_.protocol, rule_, truth) >= world_.last()) continue;
      Query query(world_, prover_.z3);
      counts(query, visitor_, truth);
      z3::expr_vector shown(prover_.z3);
      for (const Index condition : conditions) shown.push_back(shown_.as_true(condition));
      query.add(any_of(prover_.z3, shown) && says_it(visitor_, question, option, conditions));
      prover_.leave_out(query, excused, {&visitor_});
      const auto found = query.find(example, [](const std::vector<Answers>&) { return true; });
      if (!found) continue;
      const Finding finding{question, option == none ? none : option};
      const std::string id = option == none || world_.protocol.questions[question].kind == QuestionKind::yes_no
                                 ? std::string(prover_.id_of(question))
                                 : prover_.option_id(question, option);
      return prover_.failure(
          rule_.id, text::join({rule_.id, " shows ", id, " as a reason, which never makes a difference to it"}),
          {found->front(), prove::alone(world_, found->front(), index_, &finding)});
    }
    return std::nullopt;
  }

  const Prover& prover_;
  const World& world_;
  Person& visitor_;
  const Index index_;
  const Rule& rule_;
  const std::vector<Index>& questions_;
  Ahead ahead_;
  Shown shown_;
};

}  // namespace

void reasons_suffice(const Prover& prover, Result& result) {
  const World& world = prover.world;
  for (Index rule = 0; rule < world.protocol.rules.size() && !prover.enough(result); ++rule) {
    Reasons reasons(prover, rule);
    const std::vector<std::string> ids = {std::string(world.protocol.rules[rule].id)};
    for (const auto& search : {&Reasons::not_enough, &Reasons::idle}) {
      auto failure = prover.outside(
          Property::reasons_suffice, ids,
          [&](const Prover::Excused& excused, Query::Example example) { return (reasons.*search)(excused, example); });
      if (failure) result.failures.push_back(std::move(*failure));
    }
  }
  result.scope = text::join({"all answers, complete or not, given in order, for which one of ",
                             text::to_text(world.protocol.rules.size()),
                             " rules decides; where it looks at a detail, "
                             "only if no missing answer could make it give less"});
}

}  // namespace redflag::prove
