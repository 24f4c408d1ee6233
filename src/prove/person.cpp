#include "prove/person.h"

#include "text/write.h"

namespace redflag::prove {

Person::Person(const World& in, z3::context& context, std::string name)
    : z3(context),
      world(in),
      name_(std::move(name)),
      rules_{&in.protocol, {}, {}},
      claims_{&in.claims.conditions, {}, {}},
      everywhere_{&in.claims.everywhere, {}, {}} {}

Person::Person(Person& like, const std::vector<Index>& differs, std::string name)
    : Person(like.world, like.z3, std::move(name)) {
  like_ = &like;
  differing_ = differs;
  differs_.resize(world.protocol.questions.size(), 0);
  for (const Index question : differs) differs_[question] = 1;
  for (Book* book : {&rules_, &claims_, &everywhere_}) book->differs = World::touched(*book->protocol, differs_);
}

z3::expr Person::variable(Index question, const char* part, Index index) {
  return z3.bool_const(
      text::join({name_, " ", world.protocol.questions[question].id, " ", part, text::to_text(index)}).c_str());
}

const Person::Answered& Person::answered(Index question) {
  if (like_ != nullptr && differs_[question] == 0) return like_->answered(question);
  const auto known = answered_.find(question);
  if (known != answered_.end()) return known->second;
  const Question& the_question = world.protocol.questions[question];
  const bool number = the_question.kind == QuestionKind::number;
  const std::size_t count =
      number ? world.cells(question).size() : std::min<std::size_t>(the_question.options.size(), max_options);
  Answered variables{z3::expr_vector(z3), z3::expr_vector(z3), z3::expr_vector(z3), z3.bool_val(true)};
  for (Index i = 0; i < count; ++i) variables.given.push_back(variable(question, "", i));
  const Index doubts = by_option(question) ? static_cast<Index>(count) : 1;
  for (Index i = 0; i < doubts; ++i) {
    variables.unsure.push_back(variable(question, "unsure", i));
    variables.declined.push_back(world.tells_declined(question) ? variable(question, "declined", i)
                                                                : z3.bool_val(false));
  }
  z3::expr_vector sound(z3);
  if (by_option(question)) {
    for (int i = 0; i < static_cast<int>(count); ++i) {
      sound.push_back(!variables.given[i] || !variables.doubt(i));
      if (!variables.declined[i].is_false()) sound.push_back(!variables.unsure[i] || !variables.declined[i]);
    }
  } else {
    z3::expr_vector all(z3);
    for (const z3::expr& given : variables.given) all.push_back(given);
    for (const z3::expr& doubt : {variables.unsure[0], variables.declined[0]})
      if (!doubt.is_false()) all.push_back(doubt);
    sound.push_back(any_of(z3, all));
    if (all.size() > 1) sound.push_back(z3::atmost(all, 1));
  }
  variables.sound = all_of(z3, sound);
  return answered_.emplace(question, variables).first->second;
}

// A yes-no question is like a list of one option.
bool Person::by_option(Index question) const {
  const QuestionKind kind = world.protocol.questions[question].kind;
  return kind == QuestionKind::yes_no || kind == QuestionKind::checklist;
}

z3::expr Person::offered(Index question, Index option) {
  const std::vector<Index>& whens = world.protocol.questions[question].option_whens;
  return whens.empty() || whens[option] == none ? z3.bool_val(true) : truth(whens[option]).possible;
}

z3::expr Person::sound(Index question) {
  const Answered& here = answered(question);
  if (world.protocol.questions[question].option_whens.empty()) return here.sound;
  z3::expr_vector all(z3);
  all.push_back(here.sound);
  for (Index i = 0; i < here.given.size(); ++i)
    all.push_back(z3::implies(here.given[static_cast<int>(i)], offered(question, i)));
  return all_of(z3, all);
}

z3::expr Person::withdrawn(Book& book, Index question) {
  const Question& asked = book.protocol->questions[question];
  z3::expr_vector some(z3);
  if (asked.kind == QuestionKind::choice)
    for (Index i = 0; i < asked.option_whens.size() && i < max_options; ++i)
      if (asked.option_whens[i] != none)
        some.push_back(answered(question).given[static_cast<int>(i)] && !truth(book, asked.option_whens[i]).possible);
  return any_of(z3, some);
}

Kleene Person::answer(const Condition& finding) { return answer(finding, z3.bool_val(false)); }

Kleene Person::answer(const Condition& finding, const z3::expr& withdrawn) {
  const Answered& here = answered(finding.question);
  const Question& question = world.protocol.questions[finding.question];
  z3::expr_vector some(z3);
  for (Index i = 0; i < here.given.size(); ++i) {
    const bool counts = question.kind == QuestionKind::number
                            ? finding.min <= world.cells(finding.question)[i].example &&
                                  world.cells(finding.question)[i].example <= finding.max
                            : (finding.options >> i & 1U) != 0;
    if (counts) some.push_back(here.given[static_cast<int>(i)]);
  }
  z3::expr_vector unsure(z3), declined(z3);
  for (Index i = 0; i < here.unsure.size(); ++i) {
    if (by_option(finding.question) && (finding.options >> i & 1U) == 0) continue;
    unsure.push_back(here.unsure[static_cast<int>(i)]);
    declined.push_back(here.declined[static_cast<int>(i)]);
  }
  const z3::expr yes = any_of(z3, some) && !withdrawn;
  const z3::expr at_least_unsure = any_of(z3, {yes, any_of(z3, unsure), withdrawn});
  const z3::expr possible = any_of(z3, {at_least_unsure, any_of(z3, declined)});
  if (!question.detail) return {yes, at_least_unsure, possible};
  // Doubt in a detail counts as its worst answer.
  const z3::expr counts = (question.worst & finding.options) != 0 ? possible : yes;
  return {counts, counts, counts};
}

Kleene Person::finding(Book& book, const Condition& condition) {
  Kleene chosen = answer(condition, withdrawn(book, condition.question));
  const Index when = book.protocol->questions[condition.question].when;
  if (when == none) return chosen;
  const z3::expr applies = truth(book, when).possible;
  return {applies && chosen.yes, applies && chosen.unsure, applies && chosen.possible};
}

Kleene Person::truth(Book& book, Index index) {
  if (like_ != nullptr && book.differs[index] == 0)
    return like_->truth(&book == &rules_    ? like_->rules_
                        : &book == &claims_ ? like_->claims_
                                            : like_->everywhere_,
                        index);
  const auto known = book.truths.find(index);
  if (known != book.truths.end()) return known->second;
  const Condition& condition = book.protocol->conditions[index];
  Kleene truth{z3.bool_val(false), z3.bool_val(false), z3.bool_val(false)};
  switch (condition.kind) {
    case Condition::Kind::finding: truth = finding(book, condition); break;
    case Condition::Kind::negation: {
      const Kleene child = this->truth(book, condition.children.front());
      truth = {!child.possible, !child.yes && any_of(z3, {!child.possible, child.unsure}), !child.yes};
      break;
    }
    case Condition::Kind::at_least: {
      z3::expr_vector yes(z3), unsure(z3), possible(z3);
      for (const Index child : condition.children) {
        const Kleene part = this->truth(book, child);
        yes.push_back(part.yes);
        unsure.push_back(part.unsure);
        possible.push_back(part.possible);
      }
      truth = {at_least(z3, yes, condition.count), at_least(z3, unsure, condition.count),
               at_least(z3, possible, condition.count)};
    }
  }
  return book.truths.emplace(index, truth).first->second;
}

z3::expr Person::gives(Index rule, Index level) {
  const Rule& the_rule = world.protocol.rules[rule];
  if (level >= world.last()) return z3.bool_val(true);
  const bool yes = the_rule.disposition <= level, unsure = the_rule.unsure <= level,
             declined = the_rule.declined <= level;
  if (!yes && !unsure && !declined) return z3.bool_val(false);
  const Kleene when = truth(the_rule.when);
  // The usual: the more certain, the more urgent.
  if (yes && unsure) return declined ? when.possible : when.unsure;
  if (yes && !declined) return when.yes;
  z3::expr_vector some(z3);
  if (yes) some.push_back(when.yes);
  if (unsure) some.push_back(when.is(Truth::unsure));
  if (declined) some.push_back(when.is(Truth::declined));
  return any_of(z3, some);
}

}  // namespace redflag::prove
