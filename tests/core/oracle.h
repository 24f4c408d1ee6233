// What a protocol means, a second time: straight from rules/README.md and Kleene's definition, by recursion over the
// tree of protocol.json. It knows nothing of src/core, and is what src/core is held against.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support.h"

namespace redflag::test {

enum Kleene { is_no, is_unsure, is_yes };

inline Kleene kleene_not(Kleene a) { return a == is_yes ? is_no : a == is_no ? is_yes : is_unsure; }

// Yes when so many are yes, no when not so many can be.
inline Kleene kleene_at_least(std::size_t wanted, const std::vector<Kleene>& of) {
  std::size_t yes = 0, possible = 0;
  for (const Kleene truth : of) {
    yes += truth == is_yes;
    possible += truth != is_no;
  }
  return yes >= wanted ? is_yes : possible < wanted ? is_no : is_unsure;
}

inline std::size_t power(std::size_t base, std::size_t exponent) {
  return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

// Calls visit on every combination of so many truths.
template <class Visit>
void each_combination(std::size_t count, const Visit& visit) {
  for (std::size_t number = 0; number < power(3, count); ++number) {
    std::vector<Kleene> combination;
    for (std::size_t i = 0; i < count; ++i) combination.push_back(static_cast<Kleene>(number / power(3, i) % 3));
    visit(combination);
  }
}

// The answers to a yes-no question that mean them.
inline const Strings answer_of = {"'no'", "'unsure'", "'yes'"};

// One answer as its JSON, "" for none.
struct Said {
  std::string json;
  bool known = false;  // otherwise absent, unsure or declined
  bool others_unsure = false;
  Strings ticked;
  double number = 0;
};

inline Said read_said(const text::Json& question, const text::Json* answer, std::string json) {
  Said said;
  said.json = std::move(json);
  if (answer == nullptr || answer->kind == text::Json::Kind::null) return said;
  said.known = answer->text != "unsure" && answer->text != "declined";
  said.number = answer->number;
  if (question.text_of("kind") != "checklist") said.ticked.emplace_back(answer->text);
  for (const text::Json& item : answer->items) {
    if (item.text == "unsure") said.others_unsure = true;
    else said.ticked.emplace_back(item.text);
  }
  return said;
}

class Oracle {
 public:
  explicit Oracle(const text::Json& protocol) : protocol_(protocol) {}

  // One Said for each question of the protocol.
  Kleene truth(const text::Json& condition, const std::vector<const Said*>& answers) const {
    if (const text::Json* all = condition.member("all")) return kleene_at_least(all->items.size(), each(*all, answers));
    if (const text::Json* any = condition.member("any")) return kleene_at_least(1, each(*any, answers));
    if (const text::Json* of = condition.member("of"))
      return kleene_at_least(static_cast<std::size_t>(condition.number_of("atLeast", 0)), each(*of, answers));
    if (const text::Json* negated = condition.member("not")) return kleene_not(truth(*negated, answers));
    if (condition.member("term") != nullptr)
      return truth(*named("terms", condition.text_of("term")).member("is"), answers);
    return finding(condition, answers);
  }

  Kleene rule(std::size_t index, const std::vector<const Said*>& answers) const {
    return truth(*protocol_.list_of("rules")[index].member("when"), answers);
  }

  // The index of the most urgent disposition that any rule gives.
  std::size_t disposition(const std::vector<const Said*>& answers) const {
    std::size_t most_urgent = protocol_.list_of("dispositions").size() - 1;
    for (std::size_t i = 0; i < protocol_.list_of("rules").size(); ++i) {
      const Kleene truth = rule(i, answers);
      if (truth != is_no) most_urgent = std::min(most_urgent, given(protocol_.list_of("rules")[i], truth));
    }
    return most_urgent;
  }

  // The floors whose condition is true and which this disposition falls below.
  Strings broken_floors(const std::vector<const Said*>& answers, std::size_t disposition) const {
    Strings broken;
    for (const text::Json& floor : protocol_.list_of("floors"))
      if (truth(*floor.member("when"), answers) == is_yes && disposition > place_of(floor.text_of("atLeast")))
        broken.emplace_back(floor.text_of("id"));
    return broken;
  }

  // The answers of an object of answers, in the order of the questions.
  std::vector<Said> read(const text::Json& answers) const {
    std::vector<Said> read;
    for (const text::Json& question : protocol_.list_of("questions"))
      read.push_back(read_said(question, answers.member(question.text_of("id")), ""));
    return read;
  }

 private:
  std::vector<Kleene> each(const text::Json& list, const std::vector<const Said*>& answers) const {
    std::vector<Kleene> truths;
    for (const text::Json& condition : list.items) truths.push_back(truth(condition, answers));
    return truths;
  }

  Kleene finding(const text::Json& condition, const std::vector<const Said*>& answers) const {
    const std::vector<text::Json>& questions = protocol_.list_of("questions");
    std::size_t index = 0;
    while (questions[index].text_of("id") != condition.text_of("question")) ++index;
    const text::Json* when = questions[index].member("when");
    if (when != nullptr && truth(*when, answers) == is_no) return is_no;
    const Said& answer = *answers[index];
    if (questions[index].text_of("kind") == "number" && !answer.known) return is_unsure;
    if (questions[index].text_of("kind") == "number")
      return condition.number_of("min", -1e15) <= answer.number && answer.number <= condition.number_of("max", 1e15)
                 ? is_yes
                 : is_no;
    const text::Json& is = *condition.member("is");
    const auto ticked = [&](std::string_view option) {
      return std::find(answer.ticked.begin(), answer.ticked.end(), option) != answer.ticked.end();
    };
    // Each option by itself: offered, and ticked.
    std::vector<Kleene> found;
    const auto add = [&](std::string_view option) {
      const Kleene said = ticked(option) ? is_yes : answer.others_unsure || !answer.known ? is_unsure : is_no;
      found.push_back(kleene_at_least(2, {offered(questions[index], option, answers), said}));
    };
    if (is.kind == text::Json::Kind::string) add(is.text);
    for (const text::Json& option : is.items) add(option.text);
    return kleene_at_least(1, found);
  }

  Kleene offered(const text::Json& question, std::string_view id, const std::vector<const Said*>& answers) const {
    for (const text::Json& option : question.list_of("options"))
      if (option.text_of("id") == id && option.member("when") != nullptr) return truth(*option.member("when"), answers);
    return is_yes;
  }

  std::size_t given(const text::Json& rule, Kleene truth) const {
    const std::size_t then = place_of(rule.text_of("then"));
    if (truth == is_yes) return then;
    if (rule.member("unsure") != nullptr) return place_of(rule.text_of("unsure"));
    return std::max(then, place_of(protocol_.text_of("unsure")));
  }

  const text::Json& named(const char* list, std::string_view id) const {
    const std::vector<text::Json>& items = protocol_.list_of(list);
    return *std::find_if(items.begin(), items.end(), [&](const text::Json& item) { return item.text_of("id") == id; });
  }

  std::size_t place_of(std::string_view id) const {
    return static_cast<std::size_t>(&named("dispositions", id) - protocol_.list_of("dispositions").data());
  }

  const text::Json& protocol_;
};

// Every answer that a question can get, the absent one first: for a checklist every set of options, with and without
// "unsure"; for a number its limits and every bound that a condition names, with what lies just beside.
class EveryAnswer {
 public:
  EveryAnswer(const text::Json& protocol, const text::Json& question) : question_(question) {
    add("");
    add("'unsure'");
    add("'declined'");
    const std::string_view kind = question.text_of("kind");
    if (kind == "yes-no") add("'no'"), add("'yes'");
    if (kind == "choice")
      for (const text::Json& option : question.list_of("options")) add("'" + std::string(option.text_of("id")) + "'");
    if (kind == "checklist") add_sets(question.list_of("options"));
    if (kind == "number") {
      std::vector<double> numbers = {question.number_of("min", 0), question.number_of("max", 0)};
      add_bounds(protocol, numbers);
      std::sort(numbers.begin(), numbers.end());
      numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
      for (const double number : numbers)
        if (number >= question.number_of("min", 0) && number <= question.number_of("max", 0))
          add(std::to_string(static_cast<int>(number)));
    }
  }

  std::vector<Said> all;

 private:
  void add(const std::string& quoted) {
    Report report;
    const text::Document document = text::parse_json(json(quoted.empty() ? "null" : quoted), report);
    all.push_back(read_said(question_, &document.root, json(quoted)));
  }

  void add_sets(const std::vector<text::Json>& options) {
    for (unsigned set = 0; set < 2U << options.size(); ++set) {
      std::string list;
      for (std::size_t i = 0; i < options.size(); ++i)
        if ((set >> i & 1U) != 0) list += (list.empty() ? "'" : ",'") + std::string(options[i].text_of("id")) + "'";
      if (set >> options.size() != 0) list += list.empty() ? "'unsure'" : ",'unsure'";
      add("[" + list + "]");
    }
  }

  void add_bounds(const text::Json& json, std::vector<double>& numbers) const {
    if (json.text_of("question") == question_.text_of("id"))
      for (const char* const bound : {"min", "max"})
        if (json.member(bound) != nullptr)
          for (const double beside : {-1., 0., 1.}) numbers.push_back(json.number_of(bound, 0) + beside);
    for (const text::Json& item : json.items) add_bounds(item, numbers);
  }

  const text::Json& question_;
};

}  // namespace redflag::test
