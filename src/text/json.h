// JSON text as a tree of plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/problem.h"

namespace redflag::text {

struct Json {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string_view text;    // of a string
  std::string_view key;     // of a member of an object
  std::vector<Json> items;  // of an array or object, in the order of the text

  // The readers below take anything: what is not there, or of another kind, reads as nothing. place.h complains.

  // The member of that name, or nullptr.
  [[nodiscard]] const Json* member(std::string_view name) const;
  // Names as C strings: a view takes twice the wasm at each of a hundred calls.
  [[nodiscard]] const Json* member(const char* name) const;
  [[nodiscard]] std::string_view text_of(const char* name) const;
  [[nodiscard]] double number_of(const char* name, double otherwise) const;
  [[nodiscard]] bool flag_of(const char* name) const;
  [[nodiscard]] const std::vector<Json>& list_of(const char* name) const;
  // The index of the item of this array that is an object with that "id", or none (protocol.h).
  [[nodiscard]] std::uint32_t index_of(std::string_view id) const;
};

// A tree and the text that it points into.
struct Document {
  std::unique_ptr<char[]> text;
  Json root;
  bool whole = false;  // read to the end; otherwise the report says where the text is broken, and the root is null
};

// Deeper nesting is an error, so that no text can exhaust the stack of whoever walks the tree.
inline constexpr std::size_t max_depth = 64;
// More members of an object, or more items of a list of things with ids, are an error, so that looking each up in all the
// others cannot take minutes.
inline constexpr std::size_t max_items = 10'000;

// Reads UTF-8 text that holds one JSON value. Problems: json-syntax, json-number, json-too-deep, too-long, duplicate-key.
// Numbers are exact or refused (decimal.h).
Document parse_json(std::string_view json, Report& report);

}  // namespace redflag::text
