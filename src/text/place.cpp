#include "text/place.h"

#include <algorithm>

#include "core/protocol.h"
#include "text/nearest.h"
#include "text/write.h"

namespace redflag::text {
namespace {

constexpr std::string_view kind_names[] = {"null", "true or false", "a number", "a string", "a list", "an object"};

bool is_id(std::string_view text) {
  bool good = !text.empty() && text[0] >= 'a';
  for (const char c : text) good = good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
  return good;
}

// At most a line of it, and no half of a character.
std::string cut(std::string_view text) {
  std::size_t end = 300;
  if (text.size() <= end) return std::string(text);
  while ((text[end] & 0xC0) == 0x80) --end;
  return join({text.substr(0, end), "…"});
}

Json::Kind kind_of(Type type) {
  switch (type) {
    case Type::number: return Json::Kind::number;
    case Type::flag: return Json::Kind::boolean;
    case Type::object:
    case Type::entries: return Json::Kind::object;
    default: return Json::Kind::string;
  }
}

bool wants(const Place& place, Json::Kind kind) {
  if (place.json->kind == kind) return true;
  const auto name = [](Json::Kind of) { return kind_names[static_cast<std::size_t>(of)]; };
  place.problem("wrong-type", {"write ", name(kind), " here, not ", name(place.json->kind)});
  return false;
}

void check_entries(const Place& place, const Field& field, const Json& scope) {
  for (const Json& item : scope.list_of(field.of)) {
    const std::string_view id = item.text_of("id");
    if (place.json->member(id) != nullptr) check(place.member(id), field.fields, item);
    else place.problem("missing-word", {"add the words for \"", id, "\""});
  }
  const Json* list = scope.member(field.of);
  for (std::size_t i = 0; i < place.json->items.size(); ++i) {
    const std::string_view key = place.json->items[i].key;
    if (list == nullptr || list->index_of(key) == none)
      place.item(i).problem("unknown-word", {"nothing in the protocol has the id \"", key, "\": correct or remove it",
                                             nearest(key, list)});
  }
}

void check_list(const Place& place, const Field& field, const Json& scope);

void check_value(const Place& place, const Field& field, const Json& scope) {
  if (field.type == Type::any) return;
  if (field.type == Type::refers && place.json->kind == Json::Kind::array)
    return check_list(place, {field.key, Type::refer, Field::filled, field.of}, scope);
  if (!wants(place, kind_of(field.type))) return;
  const std::string_view text = place.json->text;
  switch (field.type) {
    case Type::words:
      if (text.empty()) place.problem("missing-word", {"these words are empty: write them"});
      break;
    case Type::id:
      if (!is_id(text)) place.problem("bad-id", {"\"", text, "\" is no id: start with a-z; use only a-z, 0-9 and -"});
      break;
    case Type::one_of:
      if (word_index(field.of, text) < 0)
        place.problem("unknown-value", {"\"", text, "\" is not one of ", field.of, nearest(text, field.of)});
      break;
    case Type::refer:
    case Type::refers: {
      const Json* list = scope.member(field.of);
      if (list == nullptr || list->index_of(text) == none)
        place.problem("unknown-id", {"nothing in ", field.of, " has the id \"", text, "\": correct it or add one",
                                     nearest(text, list)});
      break;
    }
    case Type::object: check(place, field.fields, scope); break;
    case Type::entries: check_entries(place, field, scope); break;
    default: break;
  }
}

void check_list(const Place& place, const Field& field, const Json& scope) {
  if (!wants(place, Json::Kind::array)) return;
  const std::vector<Json>& items = place.json->items;
  if (items.empty() && (field.how & Field::filled) != 0)
    place.problem("empty", {"this list must hold at least one item"});
  if (items.size() > limits::items) return void(place.beyond("too-long", limits::items, "items"));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Place item = place.item(i);
    check_value(item, field, scope);
    const std::string_view id = items[i].text_of("id");
    if (!id.empty() && place.json->index_of(id) < i)
      item.member("id").problem("duplicate-id", {"\"", id, "\" is the id of an earlier item: give this one its own"});
  }
}

}  // namespace

int word_index(const char* list, std::string_view word) {
  std::string_view rest = list;
  for (int index = 0; !rest.empty() && !word.empty(); ++index) {
    const std::string_view next = rest.substr(0, rest.find(' '));
    if (next == word) return index;
    rest.remove_prefix(std::min(next.size() + 1, rest.size()));
  }
  return -1;
}

void check(const Place& place, Fields fields, const Json& scope) {
  if (!wants(place, Json::Kind::object)) return;
  std::string keys;
  for (const Field& field : fields) {
    keys += ' ';
    keys += field.key;
    if (place.json->member(field.key) != nullptr) {
      const Place member = place.member(field.key);
      if ((field.how & (Field::list | Field::filled)) != 0) check_list(member, field, scope);
      else check_value(member, field, scope);
    } else if ((field.how & Field::required) != 0) {
      place.problem(field.type == Type::words ? "missing-word" : "missing-key", {"add \"", field.key, "\""});
    }
  }
  for (std::size_t i = 0; i < place.json->items.size(); ++i) {
    const std::string_view key = place.json->items[i].key;
    if (word_index(keys.c_str(), key) < 0)
      place.item(i).problem("unknown-key",
                            {"\"", key, "\" has no meaning here: remove it, or use one of", keys, nearest(key, keys)});
  }
}

bool Place::beyond(const char* code, std::size_t limit, const char* things) const {
  report_->beyond = true;
  problem(code, {"over the limit of ", to_text(limit), " ", things, ": use fewer"});
  return false;
}

// A bad file may hold a million problems, each as long as the file: the first are told and the others counted, and each
// repeats at most a line of what was read.
void tell(Report& report, std::string_view pointer, const char* code, Place::Parts message) {
  std::vector<Problem>& problems = report.problems;
  if (problems.size() < limits::problems) {
    Problem& problem = problems.emplace_back();
    problem.code = code;
    problem.pointer = cut(pointer);
    for (const std::string_view part : message) problem.message += cut(part);
    return;
  }
  if (report.more++ == 0) problems.push_back({"", "more-problems", ""});
  problems.back().message =
      join({"and ", to_text(report.more), " more, which may follow from these: mend these first"});
}

void Place::problem(const char* code, Parts message) const { tell(*report_, pointer(), code, message); }

std::string Place::pointer() const {
  std::string text;
  if (parent_ == nullptr) return text;
  text = parent_->pointer();
  if (parent_->json->kind == Json::Kind::array) append_pointer(text, to_text(index_));
  else append_pointer(text, json->key);
  return text;
}

}  // namespace redflag::text
