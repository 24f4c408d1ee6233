#include "exhaust/space.h"

#include <algorithm>
#include <cmath>

#include "check/mentions.h"

namespace redflag::exhaust {
namespace {

void add_bounds(const Protocol& protocol, Index question, std::vector<double>& bounds) {
  for (const Condition& condition : protocol.conditions) {
    if (condition.kind != Condition::Kind::finding || condition.question != question) continue;
    bounds.push_back(condition.min);
    bounds.push_back(condition.max);
  }
}

std::vector<double> numbers(const Subject& subject, Index index) {
  const Question& question = subject.protocol.questions[index];
  const Order& order = subject.orders[index];
  std::vector<double> bounds = {question.min, question.max, order.mildest_low(), order.mildest_high()};
  add_bounds(subject.protocol, index, bounds);
  add_bounds(subject.said, index, bounds);
  const auto outside = [&](double number) { return !(number >= question.min && number <= question.max); };
  bounds.erase(std::remove_if(bounds.begin(), bounds.end(), outside), bounds.end());
  std::sort(bounds.begin(), bounds.end());
  std::vector<double> numbers;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    numbers.push_back(bounds[i]);
    if (i > 0) numbers.push_back((bounds[i - 1] + bounds[i]) / 2);
  }
  if (question.whole) {
    std::vector<double> whole;
    for (const double number : numbers)
      for (const double near : {std::floor(number) - 1, std::floor(number), std::ceil(number), std::ceil(number) + 1})
        if (!outside(near)) whole.push_back(near);
    numbers = whole;
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

Answer given(Options ticked, Options unsure = 0, double number = 0) {
  return {Answer::Kind::given, ticked, unsure, 0, 0, number};
}

// The options that can be ticked in every state: one that is not offered can be ticked in none.
Options always_offered(const Question& question) {
  Options offered = all_options(question);
  for (Index option = 0; option < question.option_whens.size(); ++option)
    if (question.option_whens[option] != none) offered &= ~(Options{1} << option);
  return offered;
}

// Does a rule that looks at the question give something else for declined than for not sure?
bool tells_declined(const Subject& subject, Index question) {
  const check::Mentions mentions(subject.protocol);
  return std::any_of(subject.protocol.rules.begin(), subject.protocol.rules.end(), [&](const Rule& rule) {
    return rule.declined != rule.unsure && mentions.depends(rule.when, question);
  });
}

// Every option of `varies` no, yes, not sure, and declined where that makes a difference; the others no.
void add_lists(const Subject& subject, Index question, Options varies, std::vector<Answer>& answers) {
  const bool declines = tells_declined(subject, question);
  std::vector<Answer> lists = {given(0)};
  for (Options left = varies; left != 0; left &= left - 1) {
    const Options option = left & ~(left - 1);
    const std::size_t count = lists.size();
    for (Options Answer::*part : {&Answer::ticked, &Answer::unsure, &Answer::declined}) {
      if (part == &Answer::declined && !declines) continue;
      for (std::size_t i = 0; i < count; ++i) {
        lists.push_back(lists[i]);
        lists.back().*part |= option;
      }
    }
  }
  answers.insert(answers.end(), lists.begin(), lists.end());
}

}  // namespace

std::vector<Answer> distinct_answers(const Subject& subject, Index question, Options ticked) {
  const Question& of = subject.protocol.questions[question];
  std::vector<Answer> answers(2);
  answers[1].kind = Answer::Kind::unsure;
  if (of.kind != QuestionKind::checklist && tells_declined(subject, question))
    answers.emplace_back().kind = Answer::Kind::declined;
  switch (of.kind) {
    case QuestionKind::number:
      for (const double number : numbers(subject, question)) answers.push_back(given(0, 0, number));
      break;
    case QuestionKind::choice:
      for (Index option = 0; option < of.options.size(); ++option) answers.push_back(given(Options{1} << option));
      break;
    case QuestionKind::yes_no:
      answers.push_back(given(0));
      answers.push_back(given(1));
      break;
    case QuestionKind::checklist: add_lists(subject, question, ticked, answers);
  }
  return answers;
}

Space::Space(const Subject& subject) {
  for (Index i = 0; i < subject.protocol.questions.size(); ++i)
    digits_.push_back(distinct_answers(subject, i, all_options(subject.protocol.questions[i])));
  count();
}

Space::Space(const Subject& subject, const std::vector<Looked>& looked) {
  for (Index i = 0; i < looked.size(); ++i) {
    if (looked[i].at) digits_.push_back(distinct_answers(subject, i, looked[i].options));
    else digits_.push_back({subject.orders[i].least(always_offered(subject.protocol.questions[i]))});
  }
  count();
}

void Space::count() {
  for (const std::vector<Answer>& digits : digits_) {
    weights_.push_back(size_);
    size_ = size_ > too_many / digits.size() ? too_many : size_ * digits.size();
  }
}

Answers Space::of(std::size_t state) const {
  Answers answers;
  for (Index i = 0; i < digits_.size(); ++i) answers.push_back(answer(state, i));
  return answers;
}

Index Space::missing(std::size_t state) const {
  for (Index i = 0; i < digits_.size(); ++i)
    if (digits_[i].size() > 1 && answer(state, i).kind == Answer::Kind::absent) return i;
  return none;
}

}  // namespace redflag::exhaust
