// A value together with where it stands, and what may stand there. Checking goes on after a problem, so that an author
// sees all of them at once.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/problem.h"
#include "text/json.h"

namespace redflag::text {

// Lives on the stack while its parent does.
class Place {
 public:
  Place(const Json& root, Report& report) : json(&root), report_(&report) {}

  [[nodiscard]] Place item(std::size_t index) const { return {json->items[index], *this, index}; }
  // A member that is known to be there.
  [[nodiscard]] Place member(std::string_view key) const { return {*json->member(key), *this, 0}; }
  [[nodiscard]] Place member(const char* key) const { return member(std::string_view(key)); }

  // The message in parts: made into a string here, it is 60 bytes of wasm less for each caller.
  using Parts = std::initializer_list<std::string_view>;
  void problem(const char* code, Parts message) const;
  // Tells that there is more than a limit of limits.h allows; false, for whoever cannot go on.
  bool beyond(const char* code, std::size_t limit, const char* things) const;  // NOLINT(modernize-use-nodiscard)
  [[nodiscard]] std::string pointer() const;

  const Json* json;

 private:
  Place(const Json& value, const Place& parent, std::size_t index)
      : json(&value), report_(parent.report_), parent_(&parent), index_(index) {}

  Report* report_;
  const Place* parent_ = nullptr;
  std::size_t index_ = 0;
};

enum class Type : std::uint8_t {
  any,
  text,   // a string
  words,  // a string that is not empty; missing-word if it is
  id,     // a lower-case name of letters, digits and hyphens
  number,
  flag,     // true or false
  one_of,   // a string of the list in `of`, which is separated by blanks
  refer,    // the id of an item of the protocol's list `of`
  refers,   // the same, or a list of such ids
  object,   // an object of `fields`
  entries,  // an object with one member of `fields` for each item of the list `of`, by id
};

struct Field;

// A table of fields. Not std::span: libc++ 17 and later refuse one of a type that is not complete yet, as in Field.
struct Fields {
  constexpr Fields() = default;
  template <class Table, std::size_t size>
  constexpr Fields(const Table (&table)[size]) : first(table), count(size) {}  // NOLINT: meant to convert
  [[nodiscard]] constexpr const Field* begin() const { return first; }
  [[nodiscard]] constexpr const Field* end() const;

  const Field* first = nullptr;
  std::size_t count = 0;
};

// Puts a problem into the report.
void tell(Report& report, std::string_view pointer, const char* code, Place::Parts message);

// The rule for a member of an object. `how`: required, a list of it, a list that must not be empty.
struct Field {
  enum How : std::uint8_t { optional = 0, required = 1, list = 2, filled = 4 };
  const char* key;
  Type type = Type::any;
  std::uint8_t how = required;
  const char* of = nullptr;
  Fields fields = {};
};

constexpr const Field* Fields::end() const { return first + count; }

// Holds `place` against `fields`: wrong-type, missing-key, unknown-key, empty, too-long, bad-id, duplicate-id, unknown-value,
// unknown-id, missing-word, unknown-word. `scope` is the object that holds the lists that `of` speaks of.
void check(const Place& place, Fields fields, const Json& scope);

// The place of `word` in a list separated by blanks, or -1.
int word_index(const char* list, std::string_view word);

}  // namespace redflag::text
