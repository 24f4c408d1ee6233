// Broken variants of a JSON text, the same ones in every build.
#pragma once

#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "text/write.h"
#include "values.h"

namespace redflag::test {

inline void write(const text::Json& json, text::Writer& writer) {
  using Kind = text::Json::Kind;
  char number[32];
  switch (json.kind) {
    case Kind::null: return writer.raw("null");
    case Kind::boolean: return writer.raw(json.boolean ? "true" : "false");
    case Kind::number: std::snprintf(number, sizeof number, "%.15g", json.number); return writer.raw(number);
    case Kind::string: return writer.string(json.text);
    case Kind::array:
    case Kind::object:
      writer.open(json.kind == Kind::array ? '[' : '{');
      for (const text::Json& item : json.items) {
        if (json.kind == Kind::object) writer.any_key(item.key);
        write(item, writer);
      }
      writer.close(json.kind == Kind::array ? ']' : '}');
  }
}

class Mutator {
 public:
  Mutator(const std::string& text, unsigned seed)
      : text_(text), dice_(seed), document_(text::parse_json(text, report_)) {
    collect(document_.root);
  }

  [[nodiscard]] bool has_nodes() const { return !document_.root.items.empty(); }

  // One to three nodes of the tree, which must have some, deleted, or replaced by something simple or by another node.
  std::string with_other_nodes() {
    text::Json tree = document_.root;
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      text::Json* parent = &tree;
      std::size_t at = below(parent->items.size());
      while (!parent->items[at].items.empty() && below(6) != 0) {
        parent = &parent->items[at];
        at = below(parent->items.size());
      }
      const std::string_view key = parent->items[at].key;
      if (below(3) == 0) {
        parent->items.erase(parent->items.begin() + static_cast<std::ptrdiff_t>(at));
      } else {
        parent->items[at] = below(3) == 0 ? simple() : *nodes_[below(nodes_.size())];
        parent->items[at].key = below(12) == 0 ? nodes_[below(nodes_.size())]->key : key;
      }
      if (parent->items.empty() && parent == &tree) break;
    }
    text::Writer writer;
    write(tree, writer);
    return writer.out;
  }

  // One to three bytes deleted, replaced, or put in.
  std::string with_other_bytes() {
    using namespace std::string_view_literals;
    static constexpr std::string_view bytes = "[]{},:\"\\'0-9.eE+tfn \n\0\xC3\xFF_"sv;
    std::string text = text_;
    for (std::size_t changes = 1 + below(3); changes > 0 && !text.empty(); --changes) {
      const std::size_t at = below(text.size());
      const char byte = bytes[below(bytes.size())];
      switch (below(3)) {
        case 0: text.erase(at, 1 + below(3)); break;
        case 1: text[at] = byte; break;
        default: text.insert(at, 1, byte);
      }
    }
    return text;
  }

  std::size_t below(std::size_t limit) { return dice_() % limit; }

 private:
  void collect(const text::Json& json) {
    nodes_.push_back(&json);
    for (const text::Json& item : json.items) collect(item);
  }

  text::Json simple() {
    text::Json json;
    json.kind = static_cast<text::Json::Kind>(below(6));
    json.boolean = below(2) == 0;
    static constexpr double numbers[] = {0, 1, 2, -1, 0.5, 33, 1e15, -1e22, 4294967297.};
    json.number = numbers[below(9)];
    static constexpr std::string_view texts[] = {"", "unsure", "yes", "a-b", "\n\"\\", "checklist", "number"};
    json.text = texts[below(7)];
    return json;
  }

  std::string text_;
  std::mt19937 dice_;
  Report report_;
  text::Document document_;
  std::vector<const text::Json*> nodes_;
};

}  // namespace redflag::test
