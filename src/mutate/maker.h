// How mutants are made: where in the tree, what is done there, and to whose part of the protocol.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mutate/mutants.h"
#include "text/write.h"

namespace redflag::mutate {

using Path = std::vector<std::size_t>;  // from the root, item by item

inline text::Json& at(text::Json& root, const Path& path) {
  text::Json* json = &root;
  for (const std::size_t item : path) json = &json->items[item];
  return *json;
}

inline Path deeper(Path path, std::size_t item) {
  path.push_back(item);
  return path;
}

inline std::size_t place_of(const text::Json& object, std::string_view key) {
  std::size_t i = 0;
  while (object.items[i].key != key) ++i;
  return i;
}

inline void erase(text::Json& list, std::size_t item) {
  list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(item));
}

inline void set(text::Json& object, text::Json member) {
  const auto found = std::find_if(object.items.begin(), object.items.end(),
                                  [&](const text::Json& other) { return other.key == member.key; });
  if (found == object.items.end()) object.items.push_back(std::move(member));
  else *found = std::move(member);
}

class Maker {
 public:
  explicit Maker(const text::Json& tree) : root(tree) {}

  // The item in which the next mutants are made, and the reach of its changes.
  void enter(std::string name, Reach reach) {
    place_ = std::move(name);
    reach_ = reach;
  }
  void add(const Path& path, std::string what, std::function<void(text::Json&)> make) {
    std::string pointer;
    const text::Json* json = &root;
    for (const std::size_t item : path) {
      const bool list = json->kind == text::Json::Kind::array;
      json = &json->items[item];
      text::append_pointer(pointer, list ? text::to_text(item) : std::string(json->key));
    }
    all.push_back({std::move(pointer), std::move(what), place_, reach_, std::move(make)});
  }
  // The member, or item, that stands there is taken out.
  void drop(const Path& parent, std::size_t item, std::string what = "dropped") {
    add(deeper(parent, item), std::move(what), [parent, item](text::Json& tree) { erase(at(tree, parent), item); });
  }

  const text::Json& root;
  std::vector<Mutant> all;

 private:
  std::string place_;
  Reach reach_ = Reach::rules;
};

// Of the condition that stands at `path`, and of every part of it.
void mutate_condition(Maker& maker, const text::Json& condition, const Path& path);

}  // namespace redflag::mutate
