#include "diff/align.h"

#include <algorithm>
#include <stdexcept>

#include "text/read_protocol.h"
#include "text/write.h"

namespace redflag::diff {
namespace {

using text::Json;

Json* member(Json& object, std::string_view key) {
  for (Json& item : object.items)
    if (item.key == key) return &item;
  return nullptr;
}

void remove(Json& object, std::string_view key) {
  const auto same = [&](const Json& item) { return item.key == key; };
  object.items.erase(std::remove_if(object.items.begin(), object.items.end(), same), object.items.end());
}

Json* named(Json& list, std::string_view id) {
  const std::uint32_t index = list.index_of(id);
  return index == none ? nullptr : &list.items[index];
}

// Takes `when` from another item, or leaves it without one.
void take_when(Json& item, const Json* from) {
  remove(item, "when");
  if (from == nullptr) return;
  if (const Json* when = from->member("when")) item.items.push_back(*when);
}

void rename_question(Json& json, std::string_view from, std::string_view to) {
  if (Json* question = member(json, "question"); question != nullptr && question->text == from) question->text = to;
  for (Json& item : json.items) rename_question(item, from, to);
}

// True whatever is answered: at least none of nothing.
Index push_always(Protocol& protocol) {
  Condition always;
  always.kind = Condition::Kind::at_least;
  always.count = 0;
  protocol.conditions.push_back(always);
  return static_cast<Index>(protocol.conditions.size() - 1);
}

// Where nothing fires, the version's own last disposition stands, which may not be the last of both.
void give_last(Protocol& protocol, std::string_view id) {
  for (Index i = 0; i + 1 < protocol.dispositions.size(); ++i) {
    if (protocol.dispositions[i].id != id) continue;
    Rule rule;
    rule.id = "nothing-else";
    rule.when = push_always(protocol);
    rule.disposition = rule.unsure = rule.declined = i;
    protocol.rules.push_back(rule);
  }
}

}  // namespace

Aligned::Aligned(const Json& old_root, const Json& new_root) : old_(old_root), new_(new_root) {
  for (Json* root : {&old_, &new_})
    for (const char* key : {"floors", "exceptions"}) remove(*root, key);
  rename_other_kinds();
  merge_questions();
  merge_list("dispositions");
  merge_list("actions");
  old_document_ = {nullptr, old_, true};
  new_document_ = {nullptr, new_, true};
  before = text::read_protocol(old_document_, report_);
  after = text::read_protocol(new_document_, report_);
  claims = prove::read_claims(text::Place(new_document_.root, report_), after);
  if (!report_.clean())
    throw std::logic_error(text::join({"diff: the versions do not fit: ", report_.problems[0].message}));
  offer_to_all();
  give_last(before, old_root.list_of("dispositions").back().text_of("id"));
  give_last(after, new_root.list_of("dispositions").back().text_of("id"));
}

void Aligned::rename_other_kinds() {
  Json* questions = member(new_, "questions");
  for (Json& was : member(old_, "questions")->items) {
    const Json* now = named(*questions, was.text_of("id"));
    if (now == nullptr || now->text_of("kind") == was.text_of("kind")) continue;
    const std::string_view id = was.text_of("id"), other = ids_.emplace_back(text::join({id, "-before"}));
    rename_question(old_, id, other);
    for (Json& screen : member(old_, "screens")->items) {
      if (screen.text == id) screen.text = other;
      for (Json& question : screen.items)
        if (question.text == id) question.text = other;
    }
    member(was, "id")->text = other;
  }
}

// The options of both versions, each with the `when` that it has in `of`.
void Aligned::merge_options(Json& question, const Json& now, const Json* was, const Json* of) {
  Json* options = member(question, "options");
  if (options == nullptr) return;
  options->items = now.list_of("options");
  const std::vector<Json> none_left;
  for (const Json& option : was == nullptr ? none_left : was->list_of("options"))
    if (named(*options, option.text_of("id")) == nullptr) options->items.push_back(option);
  const Json* own = of == nullptr ? nullptr : of->member("options");
  for (Json& option : options->items) {
    const std::uint32_t index = own == nullptr ? none : own->index_of(option.text_of("id"));
    const Json copy = index == none ? Json() : own->items[index];
    take_when(option, index == none ? nullptr : &copy);
  }
}

void Aligned::merge_questions() {
  const Json old_list = *member(old_, "questions"), new_list = *member(new_, "questions");
  std::vector<Json> as_before, as_after;
  const auto merge = [&](const Json& now, const Json* was) {
    as_before.push_back(now);
    take_when(as_before.back(), was);
    merge_options(as_before.back(), now, was, was);
    as_after.push_back(now);
    merge_options(as_after.back(), now, was, &now);
    if (was == nullptr) {
      only_after.emplace_back(now.text_of("id"));
    } else {
      tell_options(*was, now, only_before);
      tell_options(now, *was, only_after);
    }
  };
  for (const Json& now : new_list.items) {
    const std::uint32_t was = old_list.index_of(now.text_of("id"));
    merge(now, was == none ? nullptr : &old_list.items[was]);
  }
  for (const Json& was : old_list.items) {
    if (new_list.index_of(was.text_of("id")) != none) continue;
    only_before.emplace_back(was.text_of("id"));
    as_before.push_back(was);
    as_after.push_back(was);
    take_when(as_after.back(), nullptr);
    merge_options(as_after.back(), was, nullptr, nullptr);
  }
  member(old_, "questions")->items = std::move(as_before);
  member(new_, "questions")->items = std::move(as_after);
  show_last(old_, old_list);
  show_last(new_, new_list);
  asked_ = new_list.items.size();
}

// Every question has a screen: what is not the version's own comes after all that is.
void Aligned::show_last(Json& root, const Json& own) {
  for (const Json& question : member(root, "questions")->items)
    if (const std::string_view id = question.text_of("id"); own.index_of(id) == none)
      member(root, "screens")->items.push_back(Json::string({}, id));
}

void Aligned::tell_options(const Json& has, const Json& lacks, std::vector<std::string>& ids) {
  const Json* others = lacks.member("options");
  for (const Json& option : has.list_of("options"))
    if (others == nullptr || others->index_of(option.text_of("id")) == none)
      ids.push_back(text::join({has.text_of("id"), "/", option.text_of("id")}));
}

// Items that only the old version has go after the item that they stood after there. Items of both stay as each has
// them.
void Aligned::merge_list(const char* list) {
  const Json old_list = *member(old_, list), new_list = *member(new_, list);
  std::vector<const Json*> both;
  for (const Json& now : new_list.items) {
    both.push_back(&now);
    if (old_list.index_of(now.text_of("id")) == none) only_after.emplace_back(now.text_of("id"));
  }
  std::size_t place = 0;  // after the last one that was in the old list
  for (const Json& was : old_list.items) {
    const auto same = [&](const Json* other) { return other->text_of("id") == was.text_of("id"); };
    auto here = std::find_if(both.begin(), both.end(), same);
    if (here == both.end()) {
      only_before.emplace_back(was.text_of("id"));
      here = both.insert(both.begin() + static_cast<std::ptrdiff_t>(place), &was);
    }
    place = static_cast<std::size_t>(here - both.begin()) + 1;
  }
  const auto fill = [&](Json& root, const Json& own) {
    std::vector<Json> items;
    for (const Json* item : both) {
      const std::uint32_t index = own.index_of(item->text_of("id"));
      items.push_back(index == none ? *item : own.items[index]);
    }
    member(root, list)->items = std::move(items);
  };
  fill(old_, old_list);
  fill(new_, new_list);
}

// Options of the new version can be chosen, whatever the old one offered to whom.
void Aligned::offer_to_all() {
  for (Index i = 0; i < asked_; ++i) before.questions[i].option_whens.clear();
}

}  // namespace redflag::diff
