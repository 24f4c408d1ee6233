#include "check/form.h"

#include <algorithm>

#include "check/file.h"
#include "check/walk.h"
#include "core/protocol.h"
#include "text/format.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;
using enum Field::How;

constexpr Field intended_use[] = {
    {"complaint", Type::words}, {"setting", Type::words}, {"notFor", Type::words, required | filled}};

// `key` belongs to things of this kind, or it does not.
void belongs(const Place& place, const char* key, bool wanted, bool needed = true) {
  const Json* value = place.json->member(key);
  const std::string_view kind = place.json->text_of("kind");
  if (wanted && needed && value == nullptr)
    place.problem("missing-key", {"add ", in_quotes(key), ", which ", in_quotes(kind), " needs"});
  if (!wanted && value != nullptr)
    place.member(key).problem("unknown-key", {in_quotes(key), " has no meaning with ", in_quotes(kind), ": remove it"});
}

void check_options(const Place& question) {
  const std::size_t count = question.json->list_of("options").size();
  if (count > max_options) question.member("options").beyond("too-many-options", max_options, "options");
  each(question, "options", [](const Place& option) {
    const std::string_view id = option.json->text_of("id");
    if (word_index("yes no none unsure declined", id) >= 0)
      option.member("id").problem("bad-id",
                                  {in_quotes(id), " has a meaning of its own among answers: take another id"});
  });
}

void check_question(const Place& question) {
  const std::string_view kind = question.json->text_of("kind");
  check_options(question);
  if (word_index(kinds, kind) < 0) return;
  belongs(question, "options", kind == "choice" || kind == "checklist");
  const bool number = kind == "number";
  for (const char* key : {"min", "max", "unit"}) belongs(question, key, number);
  belongs(question, "whole", number, false);
  belongs(question, "mildest", number, false);
  belongs(question, "reassuring", kind == "yes-no", false);
  belongs(question, "rows", kind == "checklist", false);
  // Of a choice one answers all or nothing, so there is no option to skip by itself.
  each(question, "options", [&](const Place& option) {
    if (kind != "checklist" && option.json->member("sensitive") != nullptr)
      option.member("sensitive")
          .problem("unknown-key",
                   {"\"sensitive\" has no meaning here with ", in_quotes(kind), ": put it on the question"});
  });
}

// Whom the embedder knows the number of, or a number that is the same for everybody.
bool is_phone(std::string_view phone) {
  return phone.empty() || word_index("emergency doctor nurse surgeon", phone) >= 0 ||
         (phone.find_first_of("0123456789") == 0 && phone.find_first_not_of("0123456789-") == std::string_view::npos);
}

void check_lists(const Place& place) {
  const std::vector<Json>& items = place.json->items;
  const bool list = place.json->kind == Json::Kind::array;
  if (list && items.empty()) place.problem("empty", {"this list is empty: add an item, or leave the key out"});
  // Longer lists are refused already, and looking each item up in all the others would take too long.
  for (std::size_t i = 0; i < items.size() && items.size() <= limits::items; ++i) {
    const Place item = place.item(i);
    check_lists(item);
    const auto same = [&](const Json& other) {
      return other.kind == Json::Kind::string && other.text == items[i].text;
    };
    // A screen that stands twice is a question asked twice, and says so.
    if (list && place.json->key != "screens" && items[i].kind == Json::Kind::string &&
        std::any_of(items.data(), items.data() + i, same))
      item.problem("listed-twice", {in_quotes(items[i].text), " stands in this list twice: keep one"});
  }
}

}  // namespace

bool is_version(std::string_view text) {
  int parts = 1;
  char before = '.';
  for (const char c : text) {
    if (c == '.' ? before == '.' : c < '0' || c > '9') return false;
    parts += c == '.';
    before = c;
  }
  return parts == 3 && before != '.';
}

void check_form(const Place& root) {
  check_lists(root);
  if (const Json* version = root.json->member("version"); version != nullptr && !is_version(version->text))
    root.member("version").problem("bad-version", {"write the version as major.minor.patch, like 1.0.0"});
  if (root.json->member("intendedUse") == nullptr)
    root.problem("missing-key", {"add \"intendedUse\": complaint, setting, notFor"});
  with(root, "intendedUse", [&](const Place& use) { text::check(use, intended_use, *root.json); });
  each(root, "questions", check_question);
  each(root, "actions", [](const Place& action) {
    const std::string_view kind = action.json->text_of("kind");
    if (word_index(action_kinds, kind) >= 0) belongs(action, "phone", kind == "call");
    if (kind == "call" && !is_phone(action.json->text_of("phone")))
      action.member("phone").problem(
          "bad-phone", {"write emergency, doctor, nurse or surgeon, or a number like 988 or 1-800-222-1222"});
  });
}

}  // namespace redflag::check
