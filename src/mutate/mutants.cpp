#include "mutate/mutants.h"

#include <initializer_list>

#include "check/file.h"
#include "core/protocol.h"
#include "mutate/maker.h"
#include "text/format.h"

namespace redflag::mutate {
namespace {

using check::in_quotes;
using text::join;
using text::Json;

// The word at this place of a list separated by blanks; empty where there is none.
std::string_view word_at(std::string_view words, int place) {
  for (; place > 0 && !words.empty(); --place) words.remove_prefix(std::min(words.find(' '), words.size() - 1) + 1);
  return place < 0 ? std::string_view() : words.substr(0, words.find(' '));
}

class Mistakes {
 public:
  explicit Mistakes(Maker& maker) : maker_(maker), root_(maker.root) {}

  void rules() {
    each("rules", "rule ", Reach::rules, [&](const Json& rule, const Path& path, const Path& list) {
      if (size_of(list) > 1) maker_.drop(list, path.back());
      outcome_of(rule, path);
      actions_of(rule, path);
      condition(rule, "when", path);
    });
  }
  void terms() {
    each("terms", "term ", Reach::rules,
         [&](const Json& term, const Path& path, const Path&) { condition(term, "is", path); });
  }
  void questions() {
    each("questions", "question ", Reach::rules, [&](const Json& question, const Path& path, const Path&) {
      whole_when(question, path);
      each_option(question, path, [&](const Json& option, const Path& at) { whole_when(option, at); });
    });
  }
  void floors() {
    each("floors", "floor ", Reach::floors, [&](const Json& floor, const Path& path, const Path& list) {
      drop_whole(list, path.back());
      move(path, "atLeast", "dispositions", root_.member("dispositions")->index_of(floor.text_of("atLeast")));
      condition(floor, "when", path);
    });
  }
  void dispositions() {
    each("dispositions", "disposition ", Reach::advice, [&](const Json& disposition, const Path& path, const Path&) {
      const int urgency = text::word_index(text::urgencies, disposition.text_of("urgency"));
      for (const int to : {urgency - 1, urgency + 1}) become(path, "urgency", text::urgencies, urgency, to);
      const std::vector<Json>& list = disposition.list_of("actions");
      if (list.size() < 2) return;
      const Path own = deeper(path, place_of(disposition, "actions"));
      for (std::size_t i = 0; i < list.size(); ++i) maker_.drop(own, i, join({in_quotes(list[i].text), " dropped"}));
      swap(own, 0, "the second leads");
    });
  }
  void actions() {
    each("actions", "action ", Reach::advice, [&](const Json& action, const Path& path, const Path&) {
      const int kind = text::word_index(text::action_kinds, action.text_of("kind"));
      for (int to = 0; !word_at(text::action_kinds, to).empty(); ++to)
        become(path, "kind", text::action_kinds, kind, to);
      const std::string_view phone = action.text_of("phone");
      for (const std::string_view other : {"emergency", "doctor"})
        if (!phone.empty() && phone != other)
          maker_.add(path, join({"phone ", in_quotes(phone), " became ", in_quotes(other)}),
                     [path, other](Json& root) { set(at(root, path), Json::string("phone", other)); });
    });
  }
  void screens() {
    const Path path = {place_of(root_, "screens")};
    const std::vector<Json>& screens = root_.list_of("screens");
    maker_.enter("screens", Reach::order);
    for (std::size_t i = 0; i < screens.size(); ++i) {
      if (i + 1 < screens.size()) swap(path, i, "swapped with the next");
      for (std::size_t j = 0; j + 1 < screens[i].items.size(); ++j) swap(deeper(path, i), j, "swapped with the next");
    }
  }

 private:
  template <class Visit>
  static void each_option(const Json& question, const Path& path, const Visit& visit) {
    for (std::size_t i = 0; i < question.list_of("options").size(); ++i)
      visit(question.list_of("options")[i], deeper(deeper(path, place_of(question, "options")), i));
  }

  // Members that depend on the word change with it: a call has a phone, and nothing else has.
  void become(const Path& path, const char* key, const char* words, int from, int to) {
    const std::string_view old_word = word_at(words, from), word = word_at(words, to);
    if (from < 0 || from == to || word.empty()) return;
    maker_.add(path, join({key, " ", in_quotes(old_word), " became ", in_quotes(word)}),
               [path, key, old_word, word](Json& root) {
                 Json& here = at(root, path);
                 set(here, Json::string(key, word));
                 if (old_word == "call") erase(here, place_of(here, "phone"));
                 if (word == "call") set(here, Json::string("phone", "doctor"));
               });
  }

  void swap(const Path& list, std::size_t item, std::string what) {
    maker_.add(deeper(list, item), std::move(what), [list, item](Json& root) {
      std::vector<Json>& items = at(root, list).items;
      std::swap(items[item], items[item + 1]);
    });
  }

  template <class Visit>
  void each(const char* list, const char* name, Reach reach, const Visit& visit) {
    if (root_.list_of(list).empty()) return;
    const Path path = {place_of(root_, list)};
    std::size_t i = 0;
    for (const Json& item : root_.list_of(list)) {
      maker_.enter(join({name, item.text_of("id")}), reach);
      visit(item, deeper(path, i++), path);
    }
  }
  [[nodiscard]] std::size_t size_of(const Path& list) const { return root_.items[list.front()].items.size(); }

  // An empty list is no list.
  void drop_whole(const Path& list, std::size_t item) {
    if (size_of(list) > 1) return maker_.drop(list, item);
    maker_.add(deeper(list, item), "dropped", [place = list.front()](Json& root) { erase(root, place); });
  }

  void condition(const Json& item, const char* key, const Path& path) {
    if (const Json* json = item.member(key)) mutate_condition(maker_, *json, deeper(path, place_of(item, key)));
  }
  void whole_when(const Json& item, const Path& path) {
    if (item.member("when") == nullptr) return;
    maker_.drop(path, place_of(item, "when"));
    condition(item, "when", path);
  }

  // To the one before and the one after in a list of the protocol.
  void move(const Path& path, const char* key, const char* list, Index from) {
    const std::vector<Json>& places = root_.list_of(list);
    for (const Index to : {from - 1, from + 1}) {
      if (from == none || to >= places.size()) continue;
      const std::string_view id = places[to].text_of("id");
      maker_.add(path, join({key, " ", in_quotes(places[from].text_of("id")), " became ", in_quotes(id)}),
                 [path, key, id](Json& root) { set(at(root, path), Json::string(key, id)); });
    }
  }

  void outcome_of(const Json& rule, const Path& path) {
    const Json* places = root_.member("dispositions");
    const Index then = places->index_of(rule.text_of("then"));
    const std::string_view unsure = rule.text_of("unsure"), usual = root_.text_of("unsure");
    move(path, "then", "dispositions", then);
    move(path, "unsure", "dispositions",
         unsure.empty() ? std::max(places->index_of(usual.empty() ? "call-doctor" : usual), then)
                        : places->index_of(unsure));
    move(path, "declined", "dispositions", places->index_of(rule.text_of("declined")));
  }

  void actions_of(const Json& rule, const Path& path) {
    const std::vector<Json>& list = rule.list_of("actions");
    for (std::size_t i = 0; i < list.size(); ++i)
      maker_.add(deeper(deeper(path, place_of(rule, "actions")), i),
                 join({"action ", in_quotes(list[i].text), " dropped"}),
                 [path, place = place_of(rule, "actions"), i](Json& root) {
                   Json& here = at(root, path);
                   erase(here.items[place], i);
                   // An empty list is no list.
                   if (here.items[place].items.empty()) erase(here, place);
                 });
    if (rule.member("booking") == nullptr)
      maker_.add(path, "closes booking",
                 [path](Json& root) { set(at(root, path), Json::string("booking", "closed")); });
    else
      maker_.add(path, "no longer closes booking",
                 [path, place = place_of(rule, "booking")](Json& root) { erase(at(root, path), place); });
  }

  Maker& maker_;
  const Json& root_;
};

}  // namespace

std::vector<Mutant> mutants_of(const Json& root) {
  Maker maker(root);
  Mistakes mistakes(maker);
  mistakes.rules();
  mistakes.terms();
  mistakes.questions();
  mistakes.floors();
  mistakes.dispositions();
  mistakes.actions();
  mistakes.screens();
  return maker.all;
}

}  // namespace redflag::mutate
