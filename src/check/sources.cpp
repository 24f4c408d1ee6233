#include "check/sources.h"

#include <algorithm>

#include "check/date.h"
#include "check/walk.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;
using enum Field::How;

constexpr Field source_fields[] = {
    {"id", Type::id},       {"title", Type::words},         {"publisher", Type::words},
    {"year", Type::number}, {"date", Type::text, optional}, {"url", Type::words, optional},
    {"read", Type::words},  {"strength", Type::words},      {"statements"}};
constexpr Field fields[] = {{"$schema", Type::text, optional},
                            {"sources", Type::object, required | filled, {}, source_fields}};

void read_statements(const Place& list, Sources& sources) {
  if (list.json->kind != Json::Kind::object) {
    list.problem("wrong-type", {"write an object here: the id of each statement, and the statement"});
    return;
  }
  for (std::size_t i = 0; i < list.json->items.size(); ++i) {
    const Place statement = list.item(i);
    if (statement.json->text.empty()) statement.problem("missing-word", {"say in our own words what the source says"});
    if (sources.holds(statement.json->key))
      statement.problem("duplicate-id",
                        {in_quotes(statement.json->key), " is cited as something else already: take another id"});
    sources.statements.push_back({statement.json->key, statement.pointer()});
  }
}

// A day, perhaps with a remark behind it; what does not begin with a number is none, "second-hand" say.
void check_read(const Place& read, std::string_view today) {
  const std::string_view day = read.json->text.substr(0, today.size());
  if (day.empty() || day[0] < '0' || day[0] > '9') return;
  if (!is_date(day)) read.problem("bad-date", {"write the day as YYYY-MM-DD"});
  else if (day > today)
    read.problem("read-later", {"nobody can have read it on ", day, ", and today is ", today,
                                ": write the day on which it was read"});
}

}  // namespace

bool Sources::holds(std::string_view id) const {
  return std::find(ids.begin(), ids.end(), id) != ids.end() ||
         std::any_of(statements.begin(), statements.end(), [&](const Statement& other) { return other.id == id; });
}

Sources read_sources(File& file, std::string_view today) {
  Sources sources;
  const Place root = file.root();
  if (!file.document.whole) return sources;
  text::check(root, fields, *root.json);
  each(root, "sources", [&](const Place& source) { sources.ids.push_back(source.json->text_of("id")); });
  each(root, "sources", [&](const Place& source) {
    with(source, "statements", [&](const Place& list) { read_statements(list, sources); });
    with(source, "date", [](const Place& date) { check_date(date); });
    with(source, "read", [&](const Place& read) { check_read(read, today); });
  });
  return sources;
}

}  // namespace redflag::check
