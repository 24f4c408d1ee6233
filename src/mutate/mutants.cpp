#include "mutate/mutants.h"

#include <algorithm>

#include "check/file.h"
#include "check/number.h"
#include "core/protocol.h"
#include "text/write.h"

namespace redflag::mutate {
namespace {

using text::join;
using text::Json;
using Path = std::vector<std::size_t>;  // from the root, item by item

Json& at(Json& root, const Path& path) {
  Json* json = &root;
  for (const std::size_t item : path) json = &json->items[item];
  return *json;
}

Path deeper(Path path, std::size_t item) {
  path.push_back(item);
  return path;
}

std::size_t place_of(const Json& object, std::string_view key) {
  std::size_t i = 0;
  while (object.items[i].key != key) ++i;
  return i;
}

void erase(Json& list, std::size_t item) { list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(item)); }

void set(Json& object, std::string_view key, std::string_view value) {
  const auto same = [&](const Json& member) { return member.key == key; };
  const auto found = std::find_if(object.items.begin(), object.items.end(), same);
  if (found == object.items.end()) object.items.push_back(Json::string(key, value));
  else *found = Json::string(key, value);
}

class Maker {
 public:
  explicit Maker(const Json& root) : root_(root) {}

  void conditions_of(const char* list, const char* kind) {
    const Json* items = root_.member(list);
    if (items == nullptr) return;
    const Path path = {place_of(root_, list)};
    for (std::size_t i = 0; i < items->items.size(); ++i) {
      of_ = join({kind, " ", items->items[i].text_of("id")});
      conditions_in(items->items[i], deeper(path, i));
      const Json* options = items->items[i].member("options");
      if (options == nullptr) continue;
      const Path inside = deeper(deeper(path, i), place_of(items->items[i], "options"));
      for (std::size_t j = 0; j < options->items.size(); ++j) conditions_in(options->items[j], deeper(inside, j));
    }
  }

  void rules() {
    const std::vector<Json>& rules = root_.list_of("rules");
    const Path path = {place_of(root_, "rules")};
    for (std::size_t i = 0; i < rules.size(); ++i) {
      of_ = join({"rule ", rules[i].text_of("id")});
      if (rules.size() > 1) add(deeper(path, i), "dropped", [path, i](Json& root) { erase(at(root, path), i); });
      dispositions(rules[i], deeper(path, i));
      actions(rules[i], deeper(path, i));
    }
  }

  std::vector<Mutant> all;

 private:
  void add(const Path& path, std::string what, std::function<void(Json&)> make) {
    std::string pointer;
    const Json* json = &root_;
    for (const std::size_t item : path) {
      const bool list = json->kind == Json::Kind::array;
      json = &json->items[item];
      text::append_pointer(pointer, list ? text::to_text(item) : std::string(json->key));
    }
    all.push_back({std::move(pointer), std::move(what), of_, std::move(make)});
  }

  void conditions_in(const Json& item, const Path& path) {
    for (const char* key : {"when", "is"})
      if (const Json* condition = item.member(key)) condition_at(*condition, deeper(path, place_of(item, key)), true);
  }

  void condition_at(const Json& condition, const Path& path, bool may_negate) {
    if (condition.member("not") != nullptr) {
      const std::size_t inside = place_of(condition, "not");
      add(path, "lost its \"not\"", [path, inside](Json& root) {
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

  void negate(const Path& path) {
    add(path, "negated", [path](Json& root) {
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
          add(path, join({"at least ", text::to_text(count), " became at least ", text::to_text(other)}),
              [path, at_least = place_of(condition, "atLeast"), other](Json& root) {
                at(root, path).items[at_least].number = static_cast<double>(other);
              });
    } else if (size > 1) {
      const std::string_view other = key == "all" ? "any" : "all";
      add(path, join({key, " became ", other}), [list, other](Json& root) { at(root, list).key = other; });
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (size > 1 && (key != "of" || count < size))
        add(deeper(list, i), "dropped", [list, i](Json& root) { erase(at(root, list), i); });
      condition_at(condition.items[place].items[i], deeper(list, i), true);
    }
  }

  void option_at(const Json& condition, const Path& path) {
    const std::size_t place = place_of(condition, "is");
    const Json& is = condition.items[place];
    const std::vector<Json> one = {is};
    const std::vector<Json>& named = is.kind == Json::Kind::array ? is.items : one;
    const Json* questions = root_.member("questions");
    const std::uint32_t question = questions->index_of(condition.text_of("question"));
    if (question == none) return;
    for (std::size_t i = 0; i < named.size(); ++i) {
      const Path here = is.kind == Json::Kind::array ? deeper(deeper(path, place), i) : deeper(path, place);
      if (named.size() > 1)
        add(here, join({check::in_quotes(named[i].text), " dropped"}),
            [list = deeper(path, place), i](Json& root) { erase(at(root, list), i); });
      for (const Json& option : questions->items[question].list_of("options")) {
        const std::string_view other = option.text_of("id");
        if (std::any_of(named.begin(), named.end(), [&](const Json& name) { return name.text == other; })) continue;
        add(here, join({check::in_quotes(named[i].text), " became ", check::in_quotes(other)}),
            [here, other](Json& root) { at(root, here).text = other; });
      }
    }
  }

  // One in the unit that is asked for, as far as that can be answered.
  void threshold_at(const Json& condition, const char* key, const Path& path) {
    const Json* questions = root_.member("questions");
    const std::uint32_t question = questions->index_of(condition.text_of("question"));
    if (question == none) return;
    const double threshold = condition.number_of(key, 0);
    for (const double moved : {threshold - 1, threshold + 1})
      if (moved >= questions->items[question].number_of("min", moved) &&
          moved <= questions->items[question].number_of("max", moved))
        add(deeper(path, place_of(condition, key)),
            join({key, " ", check::js_number(threshold), " became ", check::js_number(moved)}),
            [path, place = place_of(condition, key), moved](Json& root) {
              at(root, path).items[place].number = moved;
            });
  }

  void dispositions(const Json& rule, const Path& path) {
    const Json* places = root_.member("dispositions");
    const auto move = [&](const char* key, std::uint32_t from) {
      for (const std::uint32_t to : {from - 1, from + 1}) {
        if (from == none || to >= places->items.size()) continue;
        const std::string_view id = places->items[to].text_of("id");
        add(path,
            join({key, " ", check::in_quotes(places->items[from].text_of("id")), " became ", check::in_quotes(id)}),
            [path, key, id](Json& root) { set(at(root, path), key, id); });
      }
    };
    const std::uint32_t then = places->index_of(rule.text_of("then"));
    const std::string_view unsure = rule.text_of("unsure"), usual = root_.text_of("unsure");
    move("then", then);
    move("unsure", unsure.empty() ? std::max(places->index_of(usual.empty() ? "call-doctor" : usual), then)
                                  : places->index_of(unsure));
  }

  void actions(const Json& rule, const Path& path) {
    const std::vector<Json>& list = rule.list_of("actions");
    for (std::size_t i = 0; i < list.size(); ++i)
      add(deeper(deeper(path, place_of(rule, "actions")), i),
          join({"action ", check::in_quotes(list[i].text), " dropped"}),
          [path, place = place_of(rule, "actions"), i](Json& root) {
            Json& here = at(root, path);
            erase(here.items[place], i);
            // An empty list is no list.
            if (here.items[place].items.empty()) erase(here, place);
          });
    if (rule.member("booking") == nullptr)
      add(path, "closes booking", [path](Json& root) { set(at(root, path), "booking", "closed"); });
    else
      add(path, "no longer closes booking",
          [path, place = place_of(rule, "booking")](Json& root) { erase(at(root, path), place); });
  }

  const Json& root_;
  std::string of_;
};

}  // namespace

std::vector<Mutant> rule_mutants(const Json& root) {
  Maker maker(root);
  maker.rules();
  maker.conditions_of("rules", "rule");
  maker.conditions_of("terms", "term");
  maker.conditions_of("questions", "question");
  return maker.all;
}

}  // namespace redflag::mutate
