// Every answer state of a protocol, or of a part of it, as a number with a digit for each question.
#pragma once

#include <cstddef>
#include <vector>

#include "exhaust/subject.h"

namespace redflag::exhaust {

// The answers to a question that a protocol can tell apart: absent, not sure, and what can be given. Of numbers: both
// limits, each bound that a condition names, one between any two of these, and those next to a bound.
std::vector<Answer> distinct_answers(const Subject& subject, Index question, Options ticked);

// Does a condition look at a question, and at which of its options?
struct Looked {
  bool at = false;
  Options options = 0;
  friend bool operator<(const Looked& a, const Looked& b) { return a.at != b.at ? b.at : a.options < b.options; }
};

class Space {
 public:
  explicit Space(const Subject& subject);
  // Only what is looked at varies; all other questions have their mildest answer of those that are always offered.
  Space(const Subject& subject, const std::vector<Looked>& looked);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const std::vector<Answer>& digits(Index question) const { return digits_[question]; }
  [[nodiscard]] std::size_t weight(Index question) const { return weights_[question]; }
  [[nodiscard]] std::size_t digit(std::size_t state, Index question) const {
    return state / weights_[question] % digits_[question].size();
  }
  [[nodiscard]] const Answer& answer(std::size_t state, Index question) const {
    return digits_[question][digit(state, question)];
  }
  [[nodiscard]] Answers of(std::size_t state) const;
  // The first question that varies and has no answer, or none.
  [[nodiscard]] Index missing(std::size_t state) const;

  // Calls visit(state, answers) for each state from `begin` to before `end`.
  template <class Visit>
  void each(std::size_t begin, std::size_t end, const Visit& visit) const {
    if (begin == end) return;
    Answers answers = of(begin);
    for (std::size_t state = begin;;) {
      visit(state, answers);
      if (++state == end) return;
      for (Index i = 0; i < answers.size(); ++i) {
        const std::size_t next = digit(state, i);
        answers[i] = digits_[i][next];
        if (next != 0) break;  // nothing was carried
      }
    }
  }

  // More states than this are not for trying one by one.
  static constexpr std::size_t too_many = std::size_t{1} << 40U;

 private:
  void count();

  std::vector<std::vector<Answer>> digits_;
  std::vector<std::size_t> weights_;
  std::size_t size_ = 1;
};

}  // namespace redflag::exhaust
