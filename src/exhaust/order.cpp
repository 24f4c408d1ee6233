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

// No, declined, not sure, yes: 0, 1, 2, 3. Of what reassures yes, declined, not sure, no.
int worry(const Answer& answer, Index option, bool good) {
  if (answer.kind == Answer::Kind::declined) return 1;
  if (answer.kind != Answer::Kind::given) return 2;
  const auto in = [&](Options set) { return (set >> option & 1U) != 0; };
  if (in(answer.unsure | answer.missing)) return 2;
  if (in(answer.declined)) return 1;
  return in(answer.ticked) != good ? 3 : 0;
}

}  // namespace

Order::Order(const Question& question, const text::Json& json) : question_(question) {
  detail_ = json.flag_of("detail");
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
    const bool good = (reassuring_ >> option & 1U) != 0;
    const int step = worry(more, option, good) - worry(less, option, good);
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

bool Order::instead_of_doubt(const Answer& doubtful, const Answer& other, Options offered, Instead what) const {
  const auto fits = [&](const Answer& answer) {
    return what == Instead::any     ? answer.kind == Answer::Kind::given
           : what == Instead::least ? is_least(answer, offered)
                                    : is_most(answer, offered);
  };
  if (question_.kind != QuestionKind::checklist) return doubtful.kind != Answer::Kind::given && fits(other);
  bool changed = false;
  for (Index option = 0; option < question_.options.size(); ++option) {
    if ((offered >> option & 1U) == 0) continue;
    const bool good = (reassuring_ >> option & 1U) != 0;
    const int before = worry(doubtful, option, good), after = worry(other, option, good);
    if (before == after) continue;
    const bool certain = what == Instead::any ? after == 0 || after == 3 : after == (what == Instead::most ? 3 : 0);
    if (before == 0 || before == 3 || !certain) return false;
    changed = true;
  }
  return changed;
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
