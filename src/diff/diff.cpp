#include "diff/diff.h"

#include <algorithm>

#include "prove/compare.h"

namespace redflag::diff {
namespace {

class Comparer {
 public:
  explicit Comparer(const Aligned& aligned)
      : aligned_(aligned),
        claims_(with_bounds(aligned)),
        subject_before_{aligned.before, claims_, {}},
        subject_after_{aligned.after, claims_, {}},
        before_(subject_before_),
        after_(subject_after_),
        comparison_(before_, after_) {}

  Group of_rule(const prove::Change& change) {
    Group group;
    group.before = change.before != none;
    group.after = change.after != none;
    group.of = group.after ? aligned_.after.rules[change.after].id : aligned_.before.rules[change.before].id;
    add(group, Kind::less_urgent, comparison_.less_urgent(change));
    add(group, Kind::more_urgent, comparison_.more_urgent(change));
    if (group.examples.empty()) add(group, Kind::booking, comparison_.other_booking(change));
    if (group.examples.empty()) add(group, Kind::actions, comparison_.other_actions(change));
    if (group.examples.empty()) add(group, Kind::reasons, comparison_.other_reasons(change));
    return group;
  }

  Group of_disposition(Index index) {
    Group group;
    group.of = aligned_.after.dispositions[index].id;
    group.holder = Holder::disposition;
    group.before = group.after = true;
    const bool urgency = aligned_.before.dispositions[index].urgency != aligned_.after.dispositions[index].urgency;
    add(group, urgency ? Kind::booking : Kind::actions, comparison_.given(index));
    return group;
  }

 private:
  // The same cells for both, cut at the bounds of both.
  static prove::Claims with_bounds(const Aligned& aligned) {
    prove::Claims claims = aligned.claims;
    prove::share_bounds(aligned.before, claims);
    prove::share_bounds(aligned.after, claims);
    return claims;
  }

  void add(Group& group, Kind kind, const std::optional<Answers>& answers) const {
    if (answers)
      group.examples.push_back({kind, *answers, assess(aligned_.before, *answers), assess(aligned_.after, *answers)});
  }

  const Aligned& aligned_;
  const prove::Claims claims_;
  const prove::Subject subject_before_, subject_after_;
  const prove::World before_, after_;
  prove::Comparison comparison_;
};

bool opens(const Aligned& aligned, const Example& example) {
  const auto closed = [](const Protocol& protocol, const Outcome& outcome) {
    return outcome.booking_closed || protocol.dispositions[outcome.disposition].urgency < Urgency::soon;
  };
  return closed(aligned.before, example.before) && !closed(aligned.after, example.after);
}

}  // namespace

std::vector<Group> compare(const Aligned& aligned) {
  Comparer comparer(aligned);
  std::vector<Group> groups;
  for (const prove::Change& change : prove::changed_rules(aligned.before, aligned.after))
    groups.push_back(comparer.of_rule(change));
  for (Index i = 0; i < aligned.after.dispositions.size(); ++i) {
    const Disposition &was = aligned.before.dispositions[i], &now = aligned.after.dispositions[i];
    if (was.urgency != now.urgency || was.actions != now.actions) groups.push_back(comparer.of_disposition(i));
  }
  for (Group& group : groups)
    for (const Example& example : group.examples)
      group.lowers = group.lowers || example.kind == Kind::less_urgent || opens(aligned, example);
  return groups;
}

}  // namespace redflag::diff
