#include "text/conditions.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "text/format.h"
#include "text/nearest.h"
#include "text/write.h"

namespace redflag::text {

ConditionReader::ConditionReader(const Place& root, Protocol& protocol)
    : root_(root),
      protocol_(protocol),
      terms_(root.json->list_of("terms").size()),
      whens_(protocol.questions.size()),
      term_conditions_(terms_.size(), none) {}

Index ConditionReader::push(Condition condition) {
  protocol_.conditions.push_back(std::move(condition));
  return static_cast<Index>(protocol_.conditions.size() - 1);
}

// Terms may name terms beyond any depth of brackets; the wasm's stack is small.
Index ConditionReader::read(const Place& place) {
  if (depth_ == limits::nested) {
    place.beyond("too-deep", limits::nested, "nested conditions");
    return none;
  }
  if (protocol_.conditions.size() >= limits::conditions) {
    place.beyond("too-many-conditions", limits::conditions, "conditions");
    return none;
  }
  ++depth_;
  const Index condition = read_form(place);
  --depth_;
  return condition;
}

Index ConditionReader::read_form(const Place& place) {
  // A condition is told by the first of these keys that it has; a question by its kind as well.
  enum Form : std::uint8_t { all, any, at_least, negation, named, asked, unknown };
  static constexpr struct {
    const char* key;
    Fields fields;
  } forms[] = {{"all", format::all},      {"any", format::any},    {"atLeast", format::at_least},
               {"not", format::negation}, {"term", format::named}, {"question", {}}};
  unsigned form = all;
  while (form != unknown && place.json->member(forms[form].key) == nullptr) ++form;
  if (form == unknown) {
    place.problem("bad-condition", {"a condition needs one of all, any, not, atLeast, term, question"});
    return none;
  }
  if (form == asked) return read_finding(place);
  check(place, forms[form].fields, *root_.json);
  const Place value = place.member(forms[form].key);
  if (form == named) return read_term(value);
  if (form == at_least) return read_at_least(place, value);
  Condition condition;
  if (form == negation) {
    condition.kind = Condition::Kind::negation;
    condition.children.push_back(read(value));
    return push(std::move(condition));
  }
  return read_many(value, form == any ? 1 : static_cast<Index>(value.json->items.size()));
}

Index ConditionReader::read_at_least(const Place& place, const Place& count) {
  const double number = count.json->number;
  const auto size = static_cast<double>(place.json->list_of("of").size());
  // Compared before it is cast: what is out of range has no cast.
  if (!(number >= 1 && number <= size && number == std::floor(number))) {
    count.problem("bad-count", {"write a whole number from 1 to the length of the list"});
    return none;
  }
  return read_many(place.member("of"), static_cast<Index>(number));
}

Index ConditionReader::read_many(const Place& list, Index count) {
  Condition condition;
  condition.kind = Condition::Kind::at_least;
  condition.count = count;
  if (list.json->items.size() > limits::items) return none;
  for (std::size_t i = 0; i < list.json->items.size(); ++i) condition.children.push_back(read(list.item(i)));
  return push(std::move(condition));
}

Index ConditionReader::read_term(const Place& name) {
  const Json* list = root_.json->member("terms");
  const Index term = list == nullptr ? none : list->index_of(name.json->text);
  if (term == none) return none;
  if (terms_[term] == State::reading)
    name.problem("cycle", {"the term \"", name.json->text, "\" leads back to itself: take it out of its own meaning"});
  read_term(term);
  return term_conditions_[term];
}

void ConditionReader::read_term(Index term) {
  if (terms_[term] != State::unread) return;
  terms_[term] = State::reading;
  const Place list = root_.member("terms");
  const Place item = list.item(term);
  if (item.json->member("is") != nullptr) term_conditions_[term] = read(item.member("is"));
  terms_[term] = State::read;
}

void ConditionReader::read_when(Index question) {
  if (whens_[question] != State::unread) return;
  whens_[question] = State::reading;
  const Place list = root_.member("questions");
  const Place item = list.item(question);
  const auto when = [&](const Place& of) {
    return of.json->member("when") == nullptr ? none : read(of.member("when"));
  };
  protocol_.questions[question].when = when(item);
  std::vector<Index> whens(item.json->list_of("options").size(), none);
  bool any = false;
  for (std::size_t i = 0; i < whens.size(); ++i) {
    const Place options = item.member("options");
    whens[i] = when(options.item(i));
    any |= whens[i] != none;
  }
  if (any) protocol_.questions[question].option_whens = std::move(whens);
  whens_[question] = State::read;
}

Index ConditionReader::read_finding(const Place& place) {
  const Json& json = *place.json;
  Condition condition;
  condition.question =
      root_.json->member("questions") ? root_.json->member("questions")->index_of(json.text_of("question")) : none;
  const bool known = condition.question < protocol_.questions.size();
  const bool number = known && protocol_.questions[condition.question].kind == QuestionKind::number;
  check(place, number ? Fields(format::in_range) : Fields(format::is_option), *root_.json);
  if (!known) return none;
  if (whens_[condition.question] == State::reading) {
    place.problem("cycle", {"whether \"", json.text_of("question"),
                            "\" is asked depends on its own answer: change its \"when\""});
    return none;
  }
  read_when(condition.question);
  if (number) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    condition.min = json.number_of("min", -infinity);
    condition.max = json.number_of("max", infinity);
    return push(std::move(condition));
  }
  if (json.member("is") == nullptr) return none;
  const Place is = place.member("is");
  if (is.json->kind != Json::Kind::array) return read_option(is, std::move(condition));
  if (is.json->items.empty()) is.problem("empty", {"name at least one option"});
  Condition any;
  any.kind = Condition::Kind::at_least;
  for (std::size_t i = 0; i < is.json->items.size(); ++i) any.children.push_back(read_option(is.item(i), condition));
  return push(std::move(any));
}

Index ConditionReader::read_option(const Place& place, Condition condition) {
  const Question& question = protocol_.questions[condition.question];
  const Index option = option_named(question, place.json->text);
  if (option == none) {
    place.problem("unknown-option", {"\"", question.id, "\" has no option \"", place.json->text,
                                     "\": correct the id or add it", nearest(place.json->text, question.options)});
    return none;
  }
  condition.options = Options{1} << option;
  const Index when = question.option_whens.empty() ? none : question.option_whens[option];
  const Index ticked = push(std::move(condition));
  if (when == none) return ticked;
  Condition offered;
  offered.kind = Condition::Kind::at_least;
  offered.count = 2;
  offered.children.assign({when, ticked});
  return push(std::move(offered));
}

Index option_named(const Question& question, std::string_view id) {
  Index option = 0;
  while (option < question.options.size() && question.options[option] != id) ++option;
  return option < std::min<std::size_t>(question.options.size(), max_options) ? option : none;
}

}  // namespace redflag::text
