#include "diff/promises.h"

#include <algorithm>

#include "check/number.h"
#include "core/protocol.h"
#include "text/write.h"

namespace redflag::diff {
namespace {

using text::join;
using text::Json;

void write(text::Writer& writer, const Json& json) {
  switch (json.kind) {
    case Json::Kind::null: return writer.raw("null");
    case Json::Kind::boolean: return writer.raw(json.boolean ? "true" : "false");
    case Json::Kind::number: return writer.raw(check::js_number(json.number));
    case Json::Kind::string: return writer.string(json.text);
    case Json::Kind::array:
    case Json::Kind::object: break;
  }
  const bool object = json.kind == Json::Kind::object;
  writer.open(object ? '{' : '[');
  for (const Json& item : json.items) {
    if (object) writer.any_key(item.key);
    write(writer, item);
  }
  writer.close(object ? '}' : ']');
}

std::string as_json(const Json* json) {
  text::Writer writer;
  if (json != nullptr) write(writer, *json);
  return writer.out;
}

class Promises {
 public:
  std::vector<Promise> found;

  void compare(const std::string& of, std::string_view what, const std::string& before, const std::string& after) {
    if (before != after) found.push_back({of, std::string(what), before, after});
  }
  void compare_keys(const std::string& of, std::initializer_list<const char*> keys, const Json& before,
                    const Json& after) {
    for (const char* key : keys) compare(of, key, as_json(before.member(key)), as_json(after.member(key)));
  }

  // visit(of, before, after) of each item of the list that both have.
  template <class Visit>
  static void both(const char* list, std::string_view name, const Json& before, const Json& after, const Visit& visit) {
    const Json* old_list = before.member(list);
    if (old_list == nullptr) return;
    for (const Json& now : after.list_of(list)) {
      const Index was = old_list->index_of(now.text_of("id"));
      if (was != none) visit(join({name, now.text_of("id")}), old_list->items[was], now);
    }
  }

  // Those that both have, in another order.
  void order(const std::string& of, const char* list, const Json& before, const Json& after) {
    const auto ids = [&](const Json& own, const Json& other) {
      Json list_of_ids;
      list_of_ids.kind = Json::Kind::array;
      const Json* others = other.member(list);
      for (const Json& item : own.list_of(list)) {
        if (others == nullptr || others->index_of(item.text_of("id")) == none) continue;
        list_of_ids.items.push_back(*item.member("id"));
      }
      return as_json(&list_of_ids);
    };
    compare(of, join({"order of ", list}), ids(before, after), ids(after, before));
  }

  // Every text in it, wherever it stands.
  void texts(const std::string& of, const std::string& path, const Json* before, const Json* after) {
    const Json& shape = after != nullptr ? *after : *before;
    if (shape.kind != Json::Kind::object || (before != nullptr && before->kind != shape.kind))
      return compare(of, path, as_json(before), as_json(after));
    const auto deeper = [&](std::string_view key) {
      texts(of, path.empty() ? std::string(key) : join({path, "/", key}),
            before == nullptr ? nullptr : before->member(key), after == nullptr ? nullptr : after->member(key));
    };
    for (const Json& item : shape.items) deeper(item.key);
    if (before == nullptr || after == nullptr) return;
    for (const Json& item : before->items)
      if (after->member(item.key) == nullptr) deeper(item.key);
  }

  void exceptions(const Json& before, const Json& after) {
    const auto told = [](const Json& exception) {
      return join({"exception ", exception.text_of("property"), " of ", exception.text_of("of")});
    };
    // By what they excuse: several for one thing are held against each other in their order.
    const auto nth = [&](const Json& root, const std::string& of, std::size_t n) -> const Json* {
      for (const Json& exception : root.list_of("exceptions"))
        if (told(exception) == of && n-- == 0) return &exception;
      return nullptr;
    };
    std::vector<std::string> seen;
    for (const Json* root : {&after, &before})
      for (const Json& exception : root->list_of("exceptions")) {
        const std::string of = told(exception);
        if (std::find(seen.begin(), seen.end(), of) != seen.end()) continue;
        seen.push_back(of);
        for (std::size_t n = 0;; ++n) {
          const Json *was = nth(before, of, n), *now = nth(after, of, n);
          if (was == nullptr && now == nullptr) break;
          const auto where = [](const Json* excuse) {
            return excuse == nullptr                    ? std::string()
                   : excuse->member("where") == nullptr ? std::string("everywhere")
                                                        : as_json(excuse->member("where"));
          };
          compare(of, "where", where(was), where(now));
        }
      }
  }
};

}  // namespace

std::vector<Promise> changed_promises(const Json& before, const Json& after) {
  Promises promises;
  promises.compare("protocol", "screens", as_json(before.member("screens")), as_json(after.member("screens")));
  promises.order("protocol", "dispositions", before, after);
  promises.order("protocol", "actions", before, after);
  Promises::both("questions", "question ", before, after, [&](const std::string& of, const Json& was, const Json& now) {
    promises.compare_keys(
        of, {"sensitive", "fixed", "reassuring", "rows", "detail", "min", "max", "whole", "unit", "mildest"}, was, now);
    promises.order(of, "options", was, now);
    const std::string name = join({"option ", now.text_of("id"), "/"});
    Promises::both("options", name, was, now, [&](const std::string& option, const Json& old_one, const Json& new_one) {
      promises.compare_keys(option, {"sensitive", "reassuring"}, old_one, new_one);
    });
  });
  Promises::both("dispositions", "disposition ", before, after,
                 [&](const std::string& of, const Json& was, const Json& now) {
                   promises.compare_keys(of, {"urgency", "actions"}, was, now);
                 });
  Promises::both("rules", "rule ", before, after, [&](const std::string& of, const Json& was, const Json& now) {
    promises.compare_keys(of, {"actions"}, was, now);
  });
  Promises::both("actions", "action ", before, after, [&](const std::string& of, const Json& was, const Json& now) {
    promises.compare_keys(of, {"kind", "phone", "excludes"}, was, now);
  });
  promises.exceptions(before, after);
  return promises.found;
}

std::vector<Promise> changed_words(std::string_view language, const Json& before, const Json& after) {
  Promises promises;
  const std::string of = join({"words ", language});
  if (before.kind != after.kind) {
    const auto there = [](const Json& words) { return words.kind == Json::Kind::object ? "there" : ""; };
    promises.compare(of, "language", there(before), there(after));
    return promises.found;
  }
  for (const char* part : {"questions", "dispositions", "actions"}) {
    const Json *was = before.member(part), *now = after.member(part);
    if (was != nullptr || now != nullptr) promises.texts(of, part, was, now);
  }
  return promises.found;
}

}  // namespace redflag::diff
