// The truth of every condition, for up to four patients at once.
#pragma once

#include <memory>
#include <vector>

#include "core/answers.h"
#include "core/protocol.h"

namespace redflag {

// A byte for each of four patients: an operation on the word is one on each byte (SIMD within a register). Not eight:
// JavaScript has no integers of 64 bits, and in wasm they make larger code.
using Lanes = std::uint32_t;
inline constexpr unsigned lane_count = 4;
inline constexpr Lanes every_lane = ~Lanes{0};
constexpr Lanes lane_mask(unsigned lane) { return Lanes{0xFF} << lane * 8; }

// Allocates when it is made and never again, however often answers change. The protocol must outlive it.
class Evaluation {
 public:
  // Nobody has answered anything yet.
  explicit Evaluation(const Protocol& evaluated);
  // These answers in every lane, judged.
  Evaluation(const Protocol& evaluated, const Answers& answers);

  // The same for other answers, as long as no lane was answered by itself.
  void judge(const Answers& answers) {
    answer(answers, 0, every_lane);
    run();
  }

  // From the next run on, these are the answers in this lane, and in all others of `lanes`, which have had the same ones so far.
  void answer(const Answers& answers, unsigned lane, Lanes lanes);

  // From the next run on, this is what the patients in these lanes have answered.
  void answer(Index index, const Answer& answer, Lanes lanes = every_lane);

  // Judges the conditions that depend on what changed since the last run. A finding on a question that does not apply is
  // false, whatever was answered there; a choice of an option that is not offered is no answer.
  void run();

  // The same of one condition alone, of which all that it depends on has been judged since the answers changed.
  void run(Index index);

  // A missing answer either counts as not sure, which leaves one truth, on which an outcome is judged; or it is open: it may
  // still be answered in any way.
  enum Missing : std::uint8_t { unsure, open };
  [[nodiscard]] Truths truths(Index condition, Missing missing, unsigned lane = 0) const {
    return Truths::of_bits(truths_[condition] >> (lane * 8 + missing * 4));
  }
  // Is it no for every patient, where what is missing is not sure?
  [[nodiscard]] bool is_no_for_all(Index condition) const { return (truths_[condition] & 0x0E0E0E0E) == 0; }
  // Does the question apply, as far as that is settled? A question without `when` always does.
  [[nodiscard]] Truths applies(Index question, unsigned lane = 0) const {
    const Index when = protocol.questions[question].when;
    return when == none ? Truths(Truth::yes) : truths(when, open, lane);
  }
  [[nodiscard]] const Answer& answered(Index question, unsigned lane = 0) const {
    return asked_[question].answers[lane];
  }

  const Protocol& protocol;

 private:
  [[nodiscard]] Lanes finding(const Condition& condition) const;
  [[nodiscard]] Lanes in_range(Lanes truths, const Condition& condition) const;
  [[nodiscard]] Lanes offered(Index question) const;
  [[nodiscard]] Lanes at_least(const Condition& condition) const;

  template <class Widen>
  [[nodiscard]] Lanes common(const std::vector<Index>& sets, std::size_t count, Widen widen) const;

  struct Asked {
    Lanes facts[max_options] = {};  // by option; of a number the first, which is 0 once there is one
    Answer answers[lane_count];
    Index first_finding = 0;  // in the conditions
  };

  // Arrays, not vectors, which make more wasm. The low half of a byte holds the truths if what is missing is not sure, the
  // high half if it is open: the bits of Truths.
  std::unique_ptr<Lanes[]> truths_;  // by condition
  std::unique_ptr<Asked[]> asked_;   // by question
  Index changed_ = 0;                // no condition before this one has changed
};

}  // namespace redflag
