#include "exhaust/check.h"

#include <set>

namespace redflag::exhaust {
namespace {

using Property = Result (*)(const Trial&);
constexpr Property all[] = {ends,
                            decides,
                            monotone,
                            floors_hold,
                            floors_are_asked,
                            unknown_is_safe,
                            stop_is_sound,
                            nothing_is_dead,
                            reasons_suffice,
                            net_is_exact,
                            booking_is_shut,
                            advice_agrees,
                            details_count_worst};

// Properties of each state or each end: broken in a part is broken in the whole. That is not so of those that want
// there to be one.
constexpr Property of_one[] = {monotone,        floors_hold,       unknown_is_safe,    floors_are_asked,
                               decides,         stops_late_enough, reasons_lead_there, net_is_exact,
                               booking_is_shut, advice_agrees,     details_count_worst};
constexpr std::size_t of_two = 3;  // so many of these for two rules together

using Part = std::vector<Looked>;

// The questions that a condition looks at, through all that it depends on.
Part part_of(const Protocol& protocol, Index root) {
  Part part(protocol.questions.size());
  std::vector<char> reached(root + 1, 0);
  reached[root] = 1;
  for (Index i = root + 1; i-- > 0;) {
    if (reached[i] == 0) continue;
    const Condition& condition = protocol.conditions[i];
    for (const Index child : condition.children) reached[child] = 1;
    if (condition.kind != Condition::Kind::finding) continue;
    part[condition.question].at = true;
    part[condition.question].options |= condition.options;
    const Question& question = protocol.questions[condition.question];
    if (question.when != none) reached[question.when] = 1;
    // A choice of what is not offered is no answer.
    if (question.kind != QuestionKind::choice) continue;
    for (const Index when : question.option_whens)
      if (when != none) reached[when] = 1;
  }
  return part;
}

// Both of two that have a question in common; neither where they have none.
Part together(const Part& a, const Part& b) {
  Part both = a;
  bool meet = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    meet |= a[i].at && b[i].at;
    both[i] = {a[i].at || b[i].at, a[i].options | b[i].options};
  }
  return meet ? both : a;
}

// One for each rule and floor, and one for each two of them that act together.
struct Parts {
  explicit Parts(const Subject& subject) {
    for (const Rule& rule : subject.protocol.rules) alone.insert(part_of(subject.protocol, rule.when));
    for (const Floor& floor : subject.floors) alone.insert(part_of(subject.said, floor.when));
    for (const Part& a : alone)
      for (const Part& b : alone)
        if (alone.count(together(a, b)) == 0) paired.insert(together(a, b));
  }

  std::set<Part> alone, paired;
};

}  // namespace

std::vector<Result> check(const Subject& subject) {
  const Space space(subject);
  const Trial trial(subject, space);
  std::vector<Result> results;
  for (const Property property : all) results.push_back(property(trial));
  return results;
}

std::vector<Result> check_parts(const Subject& subject, std::size_t most, std::size_t& states, std::size_t& left_out) {
  std::vector<Result> results(std::size(of_one));
  const auto check = [&](const std::set<Part>& parts, std::size_t properties) {
    for (const Part& part : parts) {
      const Space space(subject, part);
      if (space.size() > most) {
        ++left_out;
        continue;
      }
      states += space.size();
      const Trial trial(subject, space);
      for (std::size_t i = 0; i < properties; ++i) {
        Result result = of_one[i](trial);
        results[i].property = result.property;
        results[i].broken.merge(result.broken);
      }
    }
  };
  const Parts parts(subject);
  check(parts.alone, std::size(of_one));
  check(parts.paired, of_two);
  return results;
}

}  // namespace redflag::exhaust
