// Ways through the tree of a protocol.json that may have any shape at all. What is not there is passed over: the tables of
// text/format.h have complained.
#pragma once

#include <string_view>

#include "text/place.h"

namespace redflag::check {

// Calls visit(Place) on each item of the list `key`.
template <class Visit>
void each(const text::Place& parent, const char* key, const Visit& visit) {
  if (parent.json->list_of(key).empty()) return;
  const text::Place list = parent.member(key);
  for (std::size_t i = 0; i < list.json->items.size(); ++i) visit(list.item(i));
}

// Calls visit(Place) on the member, if it is there.
template <class Visit>
void with(const text::Place& parent, const char* key, const Visit& visit) {
  if (parent.json->member(key) != nullptr) visit(parent.member(key));
}

// Calls visit(Place) on each part of a condition that names a question or a term.
template <class Visit>
void each_leaf(const text::Place& condition, const Visit& visit) {
  const auto deeper = [&](const text::Place& part) { each_leaf(part, visit); };
  for (const char* key : {"all", "any", "of"}) each(condition, key, deeper);
  with(condition, "not", deeper);
  if (condition.json->member("question") != nullptr || condition.json->member("term") != nullptr) visit(condition);
}

// Calls visit(Place) on each whole condition of the protocol, in the order of its lists.
template <class Visit>
void each_condition(const text::Place& root, const Visit& visit) {
  for (const char* list : {"questions", "terms", "rules", "floors", "exceptions"}) {
    each(root, list, [&](const text::Place& item) {
      for (const char* key : {"is", "when", "where"}) with(item, key, visit);
      each(item, "options", [&](const text::Place& option) { with(option, "when", visit); });
    });
  }
}

// each_leaf of every condition of the protocol.
template <class Visit>
void each_leaf_of_all(const text::Place& root, const Visit& visit) {
  each_condition(root, [&](const text::Place& condition) { each_leaf(condition, visit); });
}

}  // namespace redflag::check
