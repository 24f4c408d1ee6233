// Mistakes in conditions.
#include <cmath>

#include "check/file.h"
#include "check/number.h"
#include "core/protocol.h"
#include "mutate/maker.h"

namespace redflag::mutate {
namespace {

using text::join;
using text::Json;

std::size_t decimals(double number) {
  const std::string text = check::js_number(number);
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : text.size() - point - 1;
}

// The most decimals of any threshold for the question, anywhere in the protocol.
std::size_t decimals_of(const Json& json, std::string_view question) {
  std::size_t most = 0;
  if (json.kind == Json::Kind::object && json.text_of("question") == question)
    for (const char* key : {"min", "max"}) most = std::max(most, decimals(json.number_of(key, 0)));
  for (const Json& item : json.items) most = std::max(most, decimals_of(item, question));
  return most;
}

class Conditions {
 public:
  explicit Conditions(Maker& maker) : maker_(maker) {}

  void condition_at(const Json& condition, const Path& path, bool may_negate) {
    if (condition.member("not") != nullptr) {
      const std::size_t inside = place_of(condition, "not");
      maker_.add(path, "lost its \"not\"", [path, inside](Json& root) {
        Json& here = at(root, path);
        Json child = here.items[inside];
        child.key = here.key;
        here = child;
      });
      return condition_at(condition.items[inside], deeper(path, inside), false);
    }
    if (may_negate) negate(path);
    for (const char* key : {"all", "any", "of"})
      if (condition.member(key) != nullptr) many_at(condition, key, path);
    if (condition.member("is") != nullptr) option_at(condition, path);
    for (const char* key : {"min", "max"})
      if (condition.member(key) != nullptr) threshold_at(condition, key, path);
  }

 private:
  void negate(const Path& path) {
    maker_.add(path, "negated", [path](Json& root) {
      Json& here = at(root, path);
      Json negation;
      negation.kind = Json::Kind::object;
      negation.key = here.key;
      negation.items.push_back(here);
      negation.items.back().key = "not";
      here = negation;
    });
  }

  void many_at(const Json& condition, std::string_view key, const Path& path) {
    const std::size_t place = place_of(condition, key);
    const std::size_t size = condition.items[place].items.size();
    const Path list = deeper(path, place);
    auto count = size;
    if (key == "of") {
      count = static_cast<std::size_t>(condition.number_of("atLeast", 1));
      for (const std::size_t other : {count - 1, count + 1})
        if (other >= 1 && other <= size)
          maker_.add(path, join({"at least ", text::to_text(count), " became at least ", text::to_text(other)}),
                     [path, at_least = place_of(condition, "atLeast"), other](Json& root) {
                       at(root, path).items[at_least].number = static_cast<double>(other);
                     });
    } else if (size > 1) {
      const std::string_view other = key == "all" ? "any" : "all";
      maker_.add(path, join({key, " became ", other}), [list, other](Json& root) { at(root, list).key = other; });
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (size > 1 && (key != "of" || count < size)) maker_.drop(list, i);
      condition_at(condition.items[place].items[i], deeper(list, i), true);
    }
  }

  [[nodiscard]] const Json* question_of(const Json& condition) const {
    const Json* questions = maker_.root.member("questions");
    const Index question = questions->index_of(condition.text_of("question"));
    return question == none ? nullptr : &questions->items[question];
  }

  void option_at(const Json& condition, const Path& path) {
    const std::size_t place = place_of(condition, "is");
    const Json& is = condition.items[place];
    const std::vector<Json> single = {is};
    const std::vector<Json>& named = is.kind == Json::Kind::array ? is.items : single;
    const Json* question = question_of(condition);
    if (question == nullptr) return;
    for (std::size_t i = 0; i < named.size(); ++i) {
      const Path here = is.kind == Json::Kind::array ? deeper(deeper(path, place), i) : deeper(path, place);
      if (named.size() > 1) maker_.drop(deeper(path, place), i, join({check::in_quotes(named[i].text), " dropped"}));
      for (const Json& option : question->list_of("options")) {
        const std::string_view other = option.text_of("id");
        if (std::any_of(named.begin(), named.end(), [&](const Json& name) { return name.text == other; })) continue;
        maker_.add(here, join({check::in_quotes(named[i].text), " became ", check::in_quotes(other)}),
                   [here, other](Json& root) { at(root, here).text = other; });
      }
    }
  }

  // By the last decimal that the protocol uses for this question, as far as that can be answered.
  void threshold_at(const Json& condition, const char* key, const Path& path) {
    const Json* question = question_of(condition);
    if (question == nullptr) return;
    const double scale =
        question->flag_of("whole") ? 1 : std::pow(10, decimals_of(maker_.root, question->text_of("id")));
    const double threshold = condition.number_of(key, 0);
    for (const int step : {-1, 1}) {
      const double moved = std::round(threshold * scale + step) / scale;
      if (moved < question->number_of("min", moved) || moved > question->number_of("max", moved)) continue;
      maker_.add(
          deeper(path, place_of(condition, key)),
          join({key, " ", check::js_number(threshold), " became ", check::js_number(moved)}),
          [path, place = place_of(condition, key), moved](Json& root) { at(root, path).items[place].number = moved; });
    }
  }

  Maker& maker_;
};

}  // namespace

void mutate_condition(Maker& maker, const Json& condition, const Path& path) {
  Conditions(maker).condition_at(condition, path, true);
}

}  // namespace redflag::mutate
