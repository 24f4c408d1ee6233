#include "exhaust/order.h"

#include <algorithm>

namespace redflag::exhaust {
namespace {

Options lowest_of(Options options) { return options & (~options + 1); }

Options highest_of(Options options) {
  Options highest = 0;
  for (Index option = 0; option < max_options; ++option)
    if ((options >> option & 1U) != 0) highest = Options{1} << option;
  return highest;
}

// No, declined, not sure, yes: 0, 1, 2, 3.
int ticked(const Answer& answer, Index option) {
  if (answer.kind == Answer::Kind::declined) return 1;
  if (answer.kind != Answer::Kind::given) return 2;
  const auto in = [&](Options set) { return (set >> option & 1U) != 0; };
  return in(answer.ticked) ? 3 : in(answer.unsure | answer.missing) ? 2 : in(answer.declined) ? 1 : 0;
}

}  // namespace

Order::Order(const Question& question, const text::Json& json) : question_(question) {
  if (json.flag_of("reassuring")) reassuring_ = 1;
  const std::vector<text::Json>& options = json.list_of("options");
  for (std::size_t i = 0; i < options.size() && i < max_options; ++i)
    if (options[i].flag_of("reassuring")) reassuring_ |= Options{1} << i;
  low_ = high_ = question.min;
  if (const text::Json* mildest = json.member("mildest")) {
    const bool range = mildest->items.size() == 2;
    low_ = range ? mildest->items[0].number : mildest->number;
    high_ = range ? mildest->items[1].number : mildest->number;
  }
}

// From the mildest range: below it negative, above it positive.
double Order::distance(double number) const { return number < low_ ? number - low_ : std::max(number - high_, 0.0); }

bool Order::more_worrying(const Answer& less, const Answer& more, Options offered) const {
  if (question_.kind == QuestionKind::number) {
    const double near = distance(less.number), far = distance(more.number);
    return far > 0 ? near >= 0 && near < far : near <= 0 && near > far;
  }
  if (question_.kind == QuestionKind::choice) return more.ticked < less.ticked;
  bool worse = false;
  for (Index option = 0; option < question_.options.size(); ++option) {
    if ((offered >> option & 1U) == 0) continue;
    int step = ticked(more, option) - ticked(less, option);
    if ((reassuring_ >> option & 1U) != 0) step = -step;
    if (step < 0) return false;
    worse |= step > 0;
  }
  return worse;
}

bool Order::is_least(const Answer& answer, Options offered) const {
  if (answer.kind != Answer::Kind::given || answer.doubts() != 0) return false;
  switch (question_.kind) {
    case QuestionKind::number: return low_ <= answer.number && answer.number <= high_;
    case QuestionKind::choice: return answer.ticked == highest_of(offered);
    default: return answer.ticked == (reassuring_ & offered);
  }
}

bool Order::is_most(const Answer& answer, Options offered) const {
  if (answer.kind != Answer::Kind::given || answer.doubts() != 0) return false;
  switch (question_.kind) {
    case QuestionKind::number:
      return (answer.number == question_.min && answer.number < low_) ||
             (answer.number == question_.max && answer.number > high_);
    case QuestionKind::choice: return answer.ticked == lowest_of(offered);
    default: return answer.ticked == (offered & ~reassuring_);
  }
}

Answer Order::least(Options offered) const {
  Answer answer;
  if (question_.kind == QuestionKind::choice && offered == 0) return answer;
  answer.kind = Answer::Kind::given;
  if (question_.kind == QuestionKind::number) answer.number = low_;
  else answer.ticked = question_.kind == QuestionKind::choice ? highest_of(offered) : reassuring_ & offered;
  return answer;
}

}  // namespace redflag::exhaust
