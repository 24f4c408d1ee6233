#include "check/hazards.h"

#include "check/number.h"
#include "check/walk.h"
#include "text/place.h"

namespace redflag::check {
namespace {

using namespace text;
using enum Field::How;

constexpr Field control_fields[] = {{"what", Type::words}, {"tests", Type::any, filled}};
constexpr Field hazard_fields[] = {
    {"id", Type::id},           {"hazard", Type::words},
    {"cause", Type::words},     {"effect", Type::words},
    {"severity", Type::number}, {"before", Type::number},
    {"after", Type::number},    {"controls", Type::object, filled, nullptr, control_fields},
    {"left", Type::words}};
constexpr Field fields[] = {{"$schema", Type::text, optional},
                            {"status", Type::words},
                            {"reviewer", Type::text},
                            {"severity"},
                            {"likelihood"},
                            {"hazards", Type::object, filled, nullptr, hazard_fields}};

}  // namespace

void check_hazards(Folder& folder) {
  if (!folder.hazards || !folder.hazards->document.whole) return;
  const Place root = folder.hazards->root();
  text::check(root, fields, *root.json);
  for (const char* const scale : {"severity", "likelihood"})
    with(root, scale, [](const Place& meanings) {
      if (meanings.json->kind != Json::Kind::object)
        meanings.problem("wrong-type", {"write an object here: what each number means"});
    });
  // Each number is one that the file says the meaning of.
  const auto explained = [&](const Place& hazard, const char* key, const char* scale) {
    with(hazard, key, [&](const Place& number) {
      const Json* meanings = root.json->member(scale);
      if (meanings != nullptr && meanings->member(js_number(number.json->number)) == nullptr)
        number.problem("unknown-value",
                       {"\"", scale, "\" above says nothing of this number: add it there, or correct it"});
    });
  };
  each(root, "hazards", [&](const Place& hazard) {
    explained(hazard, "severity", "severity");
    explained(hazard, "before", "likelihood");
    explained(hazard, "after", "likelihood");
  });
}

}  // namespace redflag::check
