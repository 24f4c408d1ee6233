#include "prove/person.h"

#include <set>

#include "text/write.h"

namespace redflag::prove {

namespace {

// Each once: Z3 writes nested ones out, and a chain of conditions that look twice at the one before would not fit memory.
z3::expr_vector distinct(z3::context& z3, const z3::expr_vector& list) {
  z3::expr_vector once(z3);
  std::set<unsigned> known;
  for (const z3::expr& item : list)
    if (known.insert(item.id()).second) once.push_back(item);
  return once;
}

}  // namespace

bool is_sat(z3::solver& solver) {
  const z3::check_result result = solver.check();
  if (result == z3::unknown) throw z3::exception(solver.reason_unknown().c_str());
  return result == z3::sat;
}

z3::expr any_of(z3::context& z3, const z3::expr_vector& list) {
  const z3::expr_vector once = distinct(z3, list);
  return once.empty() ? z3.bool_val(false) : once.size() == 1 ? once[0] : z3::mk_or(once);
}

z3::expr all_of(z3::context& z3, const z3::expr_vector& list) {
  const z3::expr_vector once = distinct(z3, list);
  return once.empty() ? z3.bool_val(true) : once.size() == 1 ? once[0] : z3::mk_and(once);
}

z3::expr at_least(z3::context& z3, const z3::expr_vector& list, Index count) {
  if (count <= 1) return count == 0 ? z3.bool_val(true) : any_of(z3, list);
  if (count >= list.size()) return count == list.size() ? all_of(z3, list) : z3.bool_val(false);
  return z3::atleast(list, count);
}

Person::Person(const World& in, z3::context& context, std::string name)
    : z3(context),
      world(in),
      name_(std::move(name)),
      rules_{&in.protocol, {}, {}},
      claims_{&in.claims.conditions, {}, {}} {}

Person::Person(Person& like, const std::vector<Index>& differs, std::string name)
    : Person(like.world, like.z3, std::move(name)) {
  like_ = &like;
  differing_ = differs;
  differs_.resize(world.protocol.questions.size(), 0);
  for (const Index question : differs) differs_[question] = 1;
  for (Book* book : {&rules_, &claims_}) book->differs = World::touched(*book->protocol, differs_);
}

z3::expr Person::variable(Index question, const char* part, Index index) {
  return z3.bool_const(
      text::join({name_, " ", world.protocol.questions[question].id, " ", part, text::to_text(index)}).c_str());
}

const Person::Said& Person::said(Index question) {
  if (like_ != nullptr && differs_[question] == 0) return like_->said(question);
  const auto known = said_.find(question);
  if (known != said_.end()) return known->second;
  const Question& of = world.protocol.questions[question];
  const bool number = of.kind == QuestionKind::number;
  const std::size_t count =
      number ? world.cells(question).size() : std::min<std::size_t>(of.options.size(), max_options);
  Said said{variable(question, "unsure", 0), z3::expr_vector(z3), z3.bool_val(true)};
  for (Index i = 0; i < count; ++i) said.given.push_back(variable(question, "", i));
  z3::expr_vector all(z3);
  for (const z3::expr& given : said.given) all.push_back(given);
  all.push_back(said.unsure);
  if (of.kind == QuestionKind::yes_no) said.sound = !(said.unsure && said.given[0]);
  else if (of.kind != QuestionKind::checklist)
    said.sound = any_of(z3, all) && (count == 0 ? z3.bool_val(true) : z3::atmost(all, 1));
  return said_.emplace(question, said).first->second;
}

z3::expr Person::offered(Index question, Index option) {
  const std::vector<Index>& whens = world.protocol.questions[question].option_whens;
  return whens.empty() || whens[option] == none ? z3.bool_val(true) : truth(whens[option]).possible;
}

z3::expr Person::sound(Index question) {
  const Said& here = said(question);
  if (world.protocol.questions[question].option_whens.empty()) return here.sound;
  z3::expr_vector all(z3);
  all.push_back(here.sound);
  for (Index i = 0; i < here.given.size(); ++i)
    all.push_back(z3::implies(here.given[static_cast<int>(i)], offered(question, i)));
  return all_of(z3, all);
}

z3::expr Person::speechless(Index question) {
  const QuestionKind kind = world.protocol.questions[question].kind;
  z3::expr_vector possible(z3);
  for (Index i = 0; i < said(question).given.size(); ++i)
    possible.push_back(kind == QuestionKind::choice ? offered(question, i) : z3.bool_val(true));
  return kind == QuestionKind::checklist ? z3.bool_val(false) : !any_of(z3, possible);
}

z3::expr Person::answered(Index question) {
  const Said& here = said(question);
  if (world.protocol.questions[question].kind != QuestionKind::checklist) return !here.unsure;
  return !here.unsure || any_of(z3, here.given);
}

z3::expr Person::says(Index question, const Answer& answer) {
  const Said& here = said(question);
  z3::expr all = here.unsure == z3.bool_val(answer.kind != Answer::Kind::given || answer.unsure != 0);
  for (Index i = 0; i < here.given.size(); ++i) {
    const bool number = world.protocol.questions[question].kind == QuestionKind::number;
    const bool given = answer.kind == Answer::Kind::given &&
                       (number ? world.cells(question)[i].example == answer.number : (answer.ticked >> i & 1U) != 0);
    all = all && here.given[static_cast<int>(i)] == z3.bool_val(given);
  }
  return all;
}

z3::expr Person::says_as(Person& other, Index question) {
  const Said &here = said(question), &there = other.said(question);
  z3::expr all = here.unsure == there.unsure;
  for (int i = 0; i < static_cast<int>(here.given.size()); ++i) all = all && here.given[i] == there.given[i];
  return all;
}

// The options or cells of which one is the least or the most worrying answer.
z3::expr Person::one_extreme(Index question, bool most) {
  const Said& here = said(question);
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
  const Said& here = said(question);
  const QuestionKind kind = world.protocol.questions[question].kind;
  if (kind == QuestionKind::choice || kind == QuestionKind::number) return !here.unsure && one_extreme(question, most);
  z3::expr all = !here.unsure;
  for (Index i = 0; i < here.given.size(); ++i) {
    const bool reassuring = (world.claims.worry[question].reassuring >> i & 1U) != 0;
    const z3::expr ticked = reassuring == most ? z3.bool_val(false) : offered(question, i);
    all = all && here.given[static_cast<int>(i)] == ticked;
  }
  return all;
}

z3::expr Person::withdrawn(Book& book, Index question) {
  const Question& asked = book.protocol->questions[question];
  z3::expr_vector some(z3);
  if (asked.kind == QuestionKind::choice)
    for (Index i = 0; i < asked.option_whens.size() && i < max_options; ++i)
      if (asked.option_whens[i] != none)
        some.push_back(said(question).given[static_cast<int>(i)] && !truth(book, asked.option_whens[i]).possible);
  return any_of(z3, some);
}

Kleene Person::answer(const Condition& finding) { return answer(finding, z3.bool_val(false)); }

Kleene Person::answer(const Condition& finding, const z3::expr& withdrawn) {
  const Said& here = said(finding.question);
  const Question& question = world.protocol.questions[finding.question];
  z3::expr_vector some(z3);
  for (Index i = 0; i < here.given.size(); ++i) {
    const bool counts = question.kind == QuestionKind::number
                            ? finding.min <= world.cells(finding.question)[i].example &&
                                  world.cells(finding.question)[i].example <= finding.max
                            : (finding.options >> i & 1U) != 0;
    if (counts) some.push_back(here.given[static_cast<int>(i)]);
  }
  const z3::expr yes = any_of(z3, some) && !withdrawn, doubt = here.unsure || withdrawn;
  if (!question.detail) return {yes, yes || doubt};
  // Doubt in a detail counts as its worst answer.
  const z3::expr counts = (question.worst & finding.options) != 0 ? yes || doubt : yes;
  return {counts, counts};
}

Kleene Person::finding(Book& book, const Condition& condition) {
  Kleene said = answer(condition, withdrawn(book, condition.question));
  const Index when = book.protocol->questions[condition.question].when;
  if (when == none) return said;
  const z3::expr applies = truth(book, when).possible;
  return {applies && said.yes, applies && said.possible};
}

Kleene Person::truth(Book& book, Index index) {
  if (like_ != nullptr && book.differs[index] == 0)
    return like_->truth(&book == &rules_ ? like_->rules_ : like_->claims_, index);
  const auto known = book.truths.find(index);
  if (known != book.truths.end()) return known->second;
  const Condition& condition = book.protocol->conditions[index];
  Kleene truth{z3.bool_val(false), z3.bool_val(false)};
  switch (condition.kind) {
    case Condition::Kind::finding: truth = finding(book, condition); break;
    case Condition::Kind::negation: {
      const Kleene child = this->truth(book, condition.children.front());
      truth = {!child.possible, !child.yes};
      break;
    }
    case Condition::Kind::at_least: {
      z3::expr_vector yes(z3), possible(z3);
      for (const Index child : condition.children) {
        const Kleene of = this->truth(book, child);
        yes.push_back(of.yes);
        possible.push_back(of.possible);
      }
      truth = {at_least(z3, yes, condition.count), at_least(z3, possible, condition.count)};
    }
  }
  return book.truths.emplace(index, truth).first->second;
}

z3::expr Person::gives(Index rule, Index level) {
  const Rule& of = world.protocol.rules[rule];
  if (level >= world.last()) return z3.bool_val(true);
  const bool sure = of.disposition <= level, unsure = of.unsure <= level;
  if (!sure && !unsure) return z3.bool_val(false);
  const Kleene when = truth(of.when);
  return sure && unsure ? when.possible : sure ? when.yes : when.possible && !when.yes;
}

void Person::weigh(Index question, std::vector<std::pair<z3::expr, int>>& costs) {
  constexpr int said_it = 2, not_sure = 3;
  const Said& here = said(question);
  const Worry& worry = world.claims.worry[question];
  costs.emplace_back(here.unsure, not_sure);
  const QuestionKind kind = world.protocol.questions[question].kind;
  for (Index i = 0; i < here.given.size(); ++i) {
    const z3::expr given = here.given[static_cast<int>(i)];
    const bool mild = kind == QuestionKind::number   ? world.mildest(question, world.cells(question)[i])
                      : kind == QuestionKind::choice ? i + 1 == here.given.size()
                                                     : (worry.reassuring >> i & 1U) != 0;
    const bool one_of_all = kind == QuestionKind::number || kind == QuestionKind::choice;
    if (!mild) costs.emplace_back(given, said_it);
    else if (!one_of_all) costs.emplace_back(!given && !here.unsure, said_it);
  }
}

Answer Person::read(const z3::model& model, Index question) {
  const Said& here = said(question);
  const auto holds = [&](const z3::expr& of) { return model.eval(of, true).is_true(); };
  const bool unsure = holds(here.unsure);
  Answer answer;
  answer.kind = Answer::Kind::given;
  for (Index i = 0; i < here.given.size(); ++i) {
    if (!holds(here.given[static_cast<int>(i)])) continue;
    if (world.protocol.questions[question].kind == QuestionKind::number)
      answer.number = world.cells(question)[i].example;
    else answer.ticked |= Options{1} << i;
  }
  if (unsure && answer.ticked == 0) answer.kind = Answer::Kind::unsure;
  else if (unsure) answer.unsure = all_options(world.protocol.questions[question]) & ~answer.ticked;
  return answer;
}

}  // namespace redflag::prove
