// The meaning of a protocol, a second time: straight from rules/README.md and the order of truths, by recursion over
// the tree of protocol.json. It knows nothing of src/core, and is what src/core is held against.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "values.h"

namespace redflag::test {

enum Kleene { is_no, is_declined, is_unsure, is_yes };

inline Kleene kleene_not(Kleene a) { return a == is_yes ? is_no : a == is_no ? is_yes : a; }

// The greatest truth that so many have or exceed.
inline Kleene kleene_at_least(std::size_t wanted, std::vector<Kleene> truths) {
  std::sort(truths.rbegin(), truths.rend());
  return truths[wanted - 1];
}

inline std::size_t power(std::size_t base, std::size_t exponent) {
  return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

// Calls visit on every combination of so many truths.
template <class Visit>
void each_combination(std::size_t count, const Visit& visit) {
  for (std::size_t number = 0; number < power(4, count); ++number) {
    std::vector<Kleene> combination;
    for (std::size_t i = 0; i < count; ++i) combination.push_back(static_cast<Kleene>(number / power(4, i) % 4));
    visit(combination);
  }
}

// The answers to a yes-no question that mean them.
inline const Strings answer_of = {"'no'", "'declined'", "'unsure'", "'yes'"};
inline const Strings state_names = {"no", "declined", "unsure", "yes"};

inline Kleene state_named(std::string_view name) {
  return static_cast<Kleene>(std::find(state_names.begin(), state_names.end(), name) - state_names.begin());
}

// One answer as its JSON, "" for none.
struct Said {
  std::string json;
  bool known = false;  // otherwise absent, unsure or declined
  Kleene doubt = is_unsure;
  Strings ticked;                                   // of a choice or yes-no: the one option
  std::map<std::string, Kleene, std::less<>> rows;  // of a checklist that is known: every option
  double number = 0;
};

inline Said read_said(const text::Json& question, const text::Json* answer, std::string json) {
  Said said;
  said.json = std::move(json);
  if (answer == nullptr || answer->kind == text::Json::Kind::null) return said;
  said.known = answer->text != "unsure" && answer->text != "declined";
  if (answer->text == "declined") said.doubt = is_declined;
  said.number = answer->number;
  if (question.text_of("kind") != "checklist") said.ticked.emplace_back(answer->text);
  if (question.text_of("kind") != "checklist" || !said.known) return said;
  // A list is about every option; in an object, what is not there has no answer, which is not sure.
  const bool object = answer->kind == text::Json::Kind::object;
  const auto listed = [&](std::string_view text) {
    return std::any_of(answer->items.begin(), answer->items.end(),
                       [&](const text::Json& item) { return item.text == text; });
  };
  for (const text::Json& option : question.list_of("options")) {
    const std::string_view id = option.text_of("id");
    const text::Json* row = object ? answer->member(id) : nullptr;
    said.rows[std::string(id)] = object             ? (row == nullptr ? is_unsure : state_named(row->text))
                                 : listed(id)       ? is_yes
                                 : listed("unsure") ? is_unsure
                                                    : is_no;
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
    if (questions[index].text_of("kind") == "number" && !answer.known) return answer.doubt;
    if (questions[index].text_of("kind") == "number")
      return condition.number_of("min", -1e15) <= answer.number && answer.number <= condition.number_of("max", 1e15)
                 ? is_yes
                 : is_no;
    const text::Json& is = *condition.member("is");
    const bool choice = questions[index].text_of("kind") == "choice";
    const bool withdrawn = choice && answer.known && offered(questions[index], answer.ticked.at(0), answers) == is_no;
    // Each option by itself: offered, and ticked.
    std::vector<Kleene> found;
    const auto add = [&](std::string_view option) {
      const auto row = answer.rows.find(option);
      const Kleene said = withdrawn                       ? is_unsure
                          : !answer.known                 ? answer.doubt
                          : row != answer.rows.end()      ? row->second
                          : answer.ticked.at(0) == option ? is_yes
                                                          : is_no;
      found.push_back(
          kleene_at_least(2, {offered(questions[index], option, answers),
                              is_detail_doubt(questions[index], said) ? worst_of(questions[index], option) : said}));
    };
    if (is.kind == text::Json::Kind::string) add(is.text);
    for (const text::Json& option : is.items) add(option.text);
    return kleene_at_least(1, found);
  }

  static bool is_detail_doubt(const text::Json& question, Kleene said) {
    return question.flag_of("detail") && (said == is_unsure || said == is_declined);
  }

  // Doubt in a detail counts as the first option of a choice, as yes, or as no where a yes reassures.
  static Kleene worst_of(const text::Json& question, std::string_view id) {
    const std::vector<text::Json>& options = question.list_of("options");
    if (question.text_of("kind") == "choice") return options[0].text_of("id") == id ? is_yes : is_no;
    for (const text::Json& option : options)
      if (option.text_of("id") == id) return option.flag_of("reassuring") ? is_no : is_yes;
    return question.flag_of("reassuring") ? is_no : is_yes;
  }

  Kleene offered(const text::Json& question, std::string_view id, const std::vector<const Said*>& answers) const {
    for (const text::Json& option : question.list_of("options"))
      if (option.text_of("id") == id && option.member("when") != nullptr) return truth(*option.member("when"), answers);
    return is_yes;
  }

  std::size_t given(const text::Json& rule, Kleene truth) const {
    const std::size_t then = place_of(rule.text_of("then"));
    if (truth == is_yes) return then;
    if (truth == is_declined && rule.member("declined") != nullptr) return place_of(rule.text_of("declined"));
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
// "unsure", and sets beside one option that is not sure or declined (what is not answered is for changes.test.cpp); for a number its limits and every bound that a condition names, with what lies just beside.
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
    for (const text::Json& doubt : options) {
      for (const char* const state : {"unsure", "declined"})
        add_rows(options, doubt, "'" + std::string(doubt.text_of("id")) + "':'" + state + "'");
    }
  }

  void add_rows(const std::vector<text::Json>& options, const text::Json& doubt, const std::string& row) {
    // Of a long list only those with all others ticked or none: every set of each would take hours.
    const unsigned every = (1U << options.size()) - 1, step = options.size() > 4 ? every : 1;
    for (unsigned set = 0; set <= every; set += step) {
      std::string rows = row;
      for (std::size_t i = 0; i < options.size(); ++i)
        if (&options[i] != &doubt)
          rows += ",'" + std::string(options[i].text_of("id")) + ((set >> i & 1U) != 0 ? "':'yes'" : "':'no'");
      const bool twice = step == 1 && (set >> (&doubt - options.data()) & 1U) != 0;
      if (!twice) add("{" + rows + "}");
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
