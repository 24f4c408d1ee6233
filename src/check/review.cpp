#include "check/review.h"

#include "check/date.h"
#include "check/form.h"
#include "check/signed.h"
#include "check/walk.h"
#include "core/protocol.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;
using enum Field::How;

// An entry of `lowers`, for what a version gives less urgently than the one before it: `of` is the id of a rule or a
// floor, gone or not, or of a disposition.
constexpr Field lower_fields[] = {{"version", Type::words}, {"of", Type::words}, {"why", Type::words}};
// An entry of `signed`: the version, and the SHA-256 that `redflag review` names.
constexpr Field signed_fields[] = {{"version", Type::words}, {"sha256", Type::words}};
constexpr Field fields[] = {{"$schema", Type::text, optional},
                            {"status", Type::one_of, required, "draft reviewed"},
                            {"author", Type::words},
                            {"reviewer", Type::text},
                            {"reviewed", Type::text},
                            {"due", Type::text},
                            {"signed", Type::object, optional, nullptr, signed_fields},
                            {"changes"},
                            {"lowers", Type::object, filled, nullptr, lower_fields}};
constexpr Field change_fields[] = {{"version", Type::words}, {"date", Type::words}, {"what", Type::words}};

void check_version(const Place& holder) {
  with(holder, "version", [](const Place& version) {
    if (!is_version(version.json->text))
      version.problem("bad-version", {"write the version as major.minor.patch, like 1.0.0"});
  });
}

void check_change(const Place& change, const Json& scope) {
  text::check(change, change_fields, scope);
  with(change, "date", [](const Place& date) { check_date(date); });
  check_version(change);
}

void check_changes(const Place& changes, const Json& protocol) {
  if (changes.json->kind != Json::Kind::object) {
    changes.problem("wrong-type", {"write an object here: the id of each rule, and the list of its changes"});
    return;
  }
  for (const Json& rule : protocol.list_of("rules")) {
    const std::string_view id = rule.text_of("id");
    if (!id.empty() && changes.json->member(id) == nullptr)
      changes.problem("unlogged-rule", {"add what changed in the rule ", in_quotes(id)});
  }
  const Json* rules = protocol.member("rules");
  for (std::size_t i = 0; i < changes.json->items.size(); ++i) {
    const Place rule = changes.item(i);
    if (rules != nullptr && rules->index_of(rule.json->key) == none)
      rule.problem("unknown-id", {"there is no rule ", in_quotes(rule.json->key), ": correct the id or remove it"});
    if (rule.json->kind != Json::Kind::array)
      rule.problem("wrong-type", {"write a list here: version, date and what for each change"});
    else if (rule.json->items.empty()) rule.problem("empty", {"this list must hold at least one change"});
    else
      for (std::size_t j = 0; j < rule.json->items.size(); ++j) check_change(rule.item(j), protocol);
  }
}

// A clinician's name and the day stand together, and only both make a review.
void check_signature(const Place& root, std::string_view today) {
  const bool reviewer = !root.json->text_of("reviewer").empty(), day = !root.json->text_of("reviewed").empty();
  if (reviewer != day || (root.json->text_of("status") == "reviewed" && !reviewer))
    root.problem(
        "review-unsigned",
        {"a review has a \"reviewer\" and the day in \"reviewed\": give both, or leave both empty and say draft"});
  if (day && check_date(root.member("reviewed")) && root.json->text_of("reviewed") > today)
    root.member("reviewed")
        .problem("review-later", {"this is after ", today, ", which is today: write the day on which it was signed"});
}

// A signature is over what was read, and over nothing else.
void check_signed(const Place& root, const Json& protocol, const Folder& folder) {
  const bool reviewed = root.json->text_of("status") == "reviewed";
  const std::string digest = digest_of(signed_files(folder));
  const Json* over = root.json->member("signed");
  if (over == nullptr) {
    if (reviewed)
      root.problem("review-unsigned", {"say what was signed: add \"signed\": { \"version\", \"sha256\" } as redflag "
                                       "review names them; for what is here now ",
                                       digest});
    return;
  }
  check_version(root.member("signed"));
  if (over->text_of("sha256") == digest) return;
  const std::string_view version = over->text_of("version");
  const Place place = root.member("signed");
  if (version == protocol.text_of("version"))
    place.member("sha256").problem("same-version",
                                   {"something else was signed as version ", version,
                                    ": raise \"version\" in protocol.json, or take back what was changed since"});
  else if (reviewed)
    place.problem("signed-other",
                  {"version ", version, " was signed, and this is version ", protocol.text_of("version"),
                   ": have it signed again, or say \"draft\" in \"status\""});
}

}  // namespace

std::string_view reason_to_lower(const Json& review, std::string_view version, std::string_view id) {
  for (const Json& lower : review.list_of("lowers"))
    if (lower.text_of("version") == version && lower.text_of("of") == id) return lower.text_of("why");
  return {};
}

void check_review(Folder& folder, std::string_view today) {
  File& file = folder.review;
  if (!file.document.whole) return;
  const Json nothing;
  const Json& protocol = folder.json == nullptr ? nothing : *folder.json;
  const Place root = file.root();
  text::check(root, fields, protocol);
  check_signature(root, today);
  if (folder.json != nullptr) check_signed(root, protocol, folder);
  with(root, "due", [&](const Place& due) {
    if (check_date(due) && due.json->text < today)
      due.problem("review-overdue",
                  {"the review was due by ", due.json->text, ", and today is ", today, ": have it reviewed"});
  });
  each(root, "lowers", check_version);
  with(root, "changes", [&](const Place& changes) { check_changes(changes, protocol); });
}

}  // namespace redflag::check
