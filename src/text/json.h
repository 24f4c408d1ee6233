// JSON text as a tree of plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/problem.h"
#include "text/limits.h"

namespace redflag::text {

struct Json {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string_view text;    // of a string
  std::string_view key;     // of a member of an object
  std::vector<Json> items;  // of an array or object, in the order of the text

  // The same value, under the same key.
  bool operator==(const Json&) const = default;

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

  // A string as a member of that name; it points at both.
  static Json string(std::string_view key, std::string_view text) {
    Json json;
    json.kind = Kind::string;
    json.key = key;
    json.text = text;
    return json;
  }
};

// A tree and the text that it points into.
struct Document {
  std::unique_ptr<char[]> text;
  Json root;
  bool whole = false;      // read to the end; otherwise the report says where the text is broken, and the root is null
  std::size_t broken = 0;  // the offset at which it is
};

// Reads UTF-8 text that holds one JSON value. Problems: json-syntax, json-number, duplicate-key, and those of limits.h:
// too-large, json-too-deep, too-many-values, too-many-keys, text-too-long. Numbers are exact or refused (decimal.h).
Document parse_json(std::string_view json, Report& report, std::size_t most_bytes = limits::file_bytes,
                    std::size_t most_values = limits::values);

// "line 2, column 5" of a byte offset, both from 1.
std::string line_and_column(std::string_view text, std::size_t offset);

}  // namespace redflag::text
