#include "cli/states.h"

#include <algorithm>
#include <cmath>

namespace redflag::cli {
namespace {

// The nearest value to `number` that the question takes, to three decimals: a short decimal is read and printed the
// same everywhere.
void add_number(std::vector<double>& numbers, const Question& question, double number) {
  const double most = 1e9;
  if (!(std::abs(number) <= most)) return;
  const double rounded = std::round(number * 1000) / 1000;
  if (rounded < question.min || rounded > question.max || (question.whole && rounded != std::floor(rounded))) return;
  if (std::find(numbers.begin(), numbers.end(), rounded) == numbers.end()) numbers.push_back(rounded);
}

}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t z = state_;
  z = (z ^ z >> 30U) * 0xbf58476d1ce4e5b9U;
  z = (z ^ z >> 27U) * 0x94d049bb133111ebU;
  return z ^ z >> 31U;
}

States::States(const Protocol& protocol, std::uint64_t seed) : protocol_(protocol), random_(seed) {
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    const Question& question = protocol.questions[i];
    std::vector<double>& numbers = numbers_.emplace_back();
    if (question.kind != QuestionKind::number) continue;
    std::vector<double> edges = {question.min, question.max};
    for (const Condition& condition : protocol.conditions)
      if (condition.kind == Condition::Kind::finding && condition.question == i)
        edges.insert(edges.end(), {condition.min, condition.max});
    for (const double edge : edges)
      for (const double step : {0.0, 1.0, -1.0, 0.5, -0.5}) add_number(numbers, question, edge + step);
    add_number(numbers, question, std::floor((question.min + question.max) / 2));
  }
}

Answers States::draw() {
  Answers answers(protocol_.questions.size());
  // Half of them answered everything. By itself nearly everyone would have some red flag: hence the calm, who say no to
  // most things, so that each disposition is reached.
  const bool complete = random_.below(2) == 0;
  const std::uint64_t missing = complete ? 0 : random_.below(8);
  const std::uint64_t calm = random_.below(9);
  for (Index i = 0; i < answers.size(); ++i)
    if (random_.below(8) >= missing) answers[i] = draw(i, random_.below(8) < calm);
  return answers;
}

Answer States::draw(Index of, bool calm) {
  const Question& question = protocol_.questions[of];
  const std::size_t options = std::min<std::size_t>(question.options.size(), max_options);
  Answer answer;
  const std::uint64_t kind = calm ? 2 : random_.below(8);
  answer.kind = kind == 0 ? Answer::Kind::declined : kind == 1 ? Answer::Kind::unsure : Answer::Kind::given;
  if (answer.kind != Answer::Kind::given) return answer;
  switch (question.kind) {
    case QuestionKind::yes_no: answer.ticked = calm ? 0 : Options{random_.below(2) == 0}; break;
    case QuestionKind::choice:
      if (options == 0) return {};
      answer.ticked = Options{1} << random_.below(options);
      break;
    case QuestionKind::checklist:
      for (std::size_t option = 0; !calm && option < options; ++option) {
        Options* const sets[] = {&answer.ticked, &answer.ticked, &answer.unsure, &answer.declined};
        const std::uint64_t state = random_.below(12);
        if (state < std::size(sets)) *sets[state] |= Options{1} << option;
      }
      break;
    case QuestionKind::number:
      if (numbers_[of].empty()) return {};
      answer.number = numbers_[of][random_.below(numbers_[of].size())];
      break;
  }
  return answer;
}

}  // namespace redflag::cli
