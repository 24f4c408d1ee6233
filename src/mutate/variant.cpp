#include "mutate/variant.h"

#include "text/read_protocol.h"

namespace redflag::mutate {
namespace {

prove::Settings only(prove::Property property, bool first) {
  prove::Settings settings;
  settings.skip.fill(true);
  settings.skip[static_cast<std::size_t>(property)] = false;
  settings.first_failure_only = first;
  return settings;
}

}  // namespace

Variant::Variant(text::Json root)
    : document{nullptr, std::move(root), true}, protocol(text::read_protocol(document, report)) {
  if (report.clean()) claims = prove::read_claims(text::Place(document.root, report), protocol);
}

bool Variant::breaks(prove::Property property) const {
  return !prove::prove(subject(), only(property, true)).results.front().holds();
}

std::vector<std::string> Variant::broken(prove::Property property) const {
  const prove::Proof proof = prove::prove(subject(), only(property, false));
  std::vector<std::string> ids;
  for (const prove::Failure& failure : proof.results.front().failures) ids.push_back(failure.of);
  return ids;
}

std::optional<Answers> told_apart(const Variant& before, const Variant& after) {
  // Numbers are cut at the bounds of both.
  prove::Claims claims_before = before.claims, claims_after = after.claims;
  prove::share_bounds(after.protocol, claims_before);
  prove::share_bounds(before.protocol, claims_after);
  const prove::Subject subject_before{before.protocol, claims_before, {}};
  const prove::Subject subject_after{after.protocol, claims_after, {}};
  const prove::World world_before(subject_before), world_after(subject_after);
  prove::Comparison comparison(world_before, world_after);
  for (const prove::Change& change : prove::changed_rules(before.protocol, after.protocol))
    if (auto patient = comparison.other_effect(change)) return patient;
  return std::nullopt;
}

}  // namespace redflag::mutate
