#include "check/gaps.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "check/file.h"
#include "check/number.h"
#include "check/walk.h"

namespace redflag::check {
namespace {

using namespace text;

bool is_negated(const Protocol& protocol, const Mentions& mentions, Index question) {
  for (Index i = 0; i < protocol.conditions.size(); ++i)
    if (protocol.conditions[i].kind == Condition::Kind::negation && mentions.depends(i, question)) return true;
  return false;
}

std::vector<const Condition*> findings_on(const Protocol& protocol, Index question) {
  std::vector<const Condition*> findings;
  for (const Condition& condition : protocol.conditions)
    if (condition.kind == Condition::Kind::finding && condition.question == question) findings.push_back(&condition);
  return findings;
}

void check_choice(const Place& place, const Question& question, const std::vector<const Condition*>& findings,
                  std::string_view last) {
  Options looked_at = 0;
  for (const Condition* finding : findings) looked_at |= finding->options;
  // The last is what nothing is said by: a condition on it makes no other option worrying.
  looked_at &= ~(Options{1} << (question.options.size() - 1));
  for (Index option = 0; option < question.options.size() && option < max_options; ++option)
    if ((looked_at >> option) > 1U && (looked_at >> option & 1U) == 0)
      place.member("options").item(option).member("id").problem(
          "gap",
          {"no condition looks at ", in_quotes(question.options[option]), ", which falls to ", in_quotes(last),
           ", though what stands below it, and is less worrying, counts: name it in a condition, or move it down"});
}

// Every bound, and a number between each two of them.
std::vector<double> numbers_to_try(const Question& question, const std::vector<const Condition*>& findings, double low,
                                   double high) {
  std::vector<double> bounds = {question.min, question.max, low, high};
  for (const Condition* finding : findings)
    for (const double bound : {finding->min, finding->max})
      if (question.min <= bound && bound <= question.max) bounds.push_back(bound);
  std::sort(bounds.begin(), bounds.end());
  std::vector<double> numbers = {question.min};
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    const double before = bounds[i - 1], after = bounds[i];
    const double between = question.whole ? std::floor(before) + 1 : (before + after) / 2;
    if (before < between && between < after) numbers.push_back(between);
    numbers.push_back(after);
  }
  return numbers;
}

void check_number(const Place& place, const Question& question, const std::vector<const Condition*>& findings,
                  std::string_view last) {
  const Json* mildest = place.json->member("mildest");
  if (mildest == nullptr || (mildest->kind != Json::Kind::number && mildest->items.size() != 2)) return;
  const bool pair = mildest->kind != Json::Kind::number;
  const double low = pair ? mildest->items[0].number : mildest->number, high = pair ? mildest->items[1].number : low;
  if (low < question.min || high > question.max) return;
  for (const double number : numbers_to_try(question, findings, low, high)) {
    const auto counts = [&](const Condition* finding) { return finding->min <= number && number <= finding->max; };
    if ((low <= number && number <= high) || std::any_of(findings.begin(), findings.end(), counts)) continue;
    const bool fraction = !question.whole && number != std::floor(number);
    return place.problem("gap", {"no condition looks at ", js_number(number),
                                 ", which is not among the mildest numbers and falls to ", in_quotes(last),
                                 fraction ? ": close the gap between two conditions, or say \"whole\""
                                          : ": name it in a condition, or widen \"mildest\""});
  }
}

}  // namespace

void check_gaps(const Place& root, const Protocol& protocol, const Mentions& mentions) {
  const std::string_view last = protocol.dispositions.back().id;
  Index index = 0;
  each(root, "questions", [&](const Place& place) {
    const Question& question = protocol.questions[index];
    const std::vector<const Condition*> findings = findings_on(protocol, index);
    if (!findings.empty() && !is_negated(protocol, mentions, index)) {
      if (question.kind == QuestionKind::choice) check_choice(place, question, findings, last);
      if (question.kind == QuestionKind::number) check_number(place, question, findings, last);
    }
    ++index;
  });
}

}  // namespace redflag::check
