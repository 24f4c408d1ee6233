#include "mutate/variant.h"

#include <algorithm>

#include "check/check.h"
#include "check/form.h"
#include "prove/conditions.h"
#include "text/read_protocol.h"

namespace redflag::mutate {
namespace {

prove::Settings only(prove::Property property) {
  prove::Settings settings;
  settings.skip.fill(true);
  settings.skip[static_cast<std::size_t>(property)] = false;
  settings.first_failure_only = true;
  return settings;
}

// Numbers are cut at the bounds of both, so that one answer says the same to both.
prove::Claims shared(const Variant& own, const Variant& other) {
  prove::Claims claims = own.claims;
  prove::share_bounds(other.protocol, claims);
  return claims;
}

struct Pair {
  Pair(const Variant& before, const Variant& after)
      : claims_before(shared(before, after)),
        claims_after(shared(after, before)),
        subject_before{before.protocol, claims_before, {}},
        subject_after{after.protocol, claims_after, {}} {}

  const prove::Claims claims_before, claims_after;
  const prove::Subject subject_before, subject_after;
  const prove::World world_before{subject_before}, world_after{subject_after};
  prove::Comparison comparison{world_before, world_after};
};

}  // namespace

Variant::Variant(text::Json root)
    : document{nullptr, std::move(root), true}, protocol(text::read_protocol(document, report)) {
  if (report.clean()) claims = prove::read_claims(text::Place(document.root, report), protocol);
}

bool Variant::breaks(prove::Property property) const {
  return !prove::prove(subject(), only(property)).results.front().holds();
}

std::vector<std::string_view> Variant::refusals(const std::vector<const text::Document*>& words) const {
  Report found;
  const text::Place root(document.root, found);
  check::check_form(root);
  const check::Floors floors(root, protocol);
  check::check_protocol(root, protocol);
  prove::check_conditions(root, protocol);
  for (const text::Document* language : words) text::check_words(document, *language, found);
  std::vector<std::string_view> codes;
  for (const Problem& problem : found.problems) codes.push_back(problem.code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

std::optional<Answers> told_apart(const Variant& before, const Variant& after) {
  Pair pair(before, after);
  for (const prove::Change& change : prove::changed_rules(before.protocol, after.protocol))
    if (auto patient = pair.comparison.other_effect(change)) return patient;
  return std::nullopt;
}

std::optional<Answers> demanded_apart(const Variant& before, const Variant& after) {
  const Variant floors_before(check::floors_as_rules(before.document.root));
  const Variant floors_after(check::floors_as_rules(after.document.root));
  return told_apart(floors_before, floors_after);
}

std::optional<Answers> advised_apart(const Variant& before, const Variant& after) {
  Pair pair(before, after);
  const auto same_action = [&](Index action) {
    const prove::Action &was = before.claims.actions[action], &now = after.claims.actions[action];
    return was.kind == now.kind && was.phone == now.phone;
  };
  const auto other_words = [&](const std::vector<Index>& actions) {
    return !std::all_of(actions.begin(), actions.end(), same_action);
  };
  for (Index i = static_cast<Index>(before.protocol.dispositions.size()); i-- > 0;) {
    const Disposition &was = before.protocol.dispositions[i], &now = after.protocol.dispositions[i];
    const bool leads = !was.actions.empty() && !now.actions.empty() && was.actions[0] != now.actions[0];
    if (was.urgency != now.urgency || leads || other_words(was.actions))
      if (auto patient = pair.comparison.given(i)) return patient;
    if (was.actions != now.actions)
      if (auto patient = pair.comparison.other_list(i)) return patient;
  }
  for (Index i = 0; i < before.protocol.rules.size(); ++i)
    if (other_words(before.protocol.rules[i].actions))
      if (auto patient = pair.comparison.open(i)) return patient;
  return std::nullopt;
}

}  // namespace redflag::mutate
