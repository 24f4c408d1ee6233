// Many patients at once, as columns of cells: what each of them answered to one thing, one patient after the other. Four are
// judged at a time, and nothing is allocated for a patient.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/evaluate.h"
#include "core/evaluation.h"
#include "core/protocol.h"

namespace redflag {

// A byte in a column of a yes-no question, of an option of a checklist, or of a choice, where an option is `first_option`
// and its index. In a column of numbers (double) a NaN is missing, infinity is not sure, minus infinity declined.
namespace cell {
inline constexpr unsigned char missing = 0, no = 1, yes = 2, unsure = 3, declined = 4, first_option = 5;
}

// Room for some patients, in one block of memory that begins with what they answered: in the order of the questions, for a
// number a column of doubles, for a checklist a column for each option, for others one column. Each column has room for
// `stride` patients. Then come what `assess` writes: the columns `disposition` (an index, two bytes) and `booking` (Booking, one), and for
// each patient `words` words of the rules that are true, bit by bit in their order, then all of those that are unknown.
class Columns {
 public:
  // The protocol must outlive it. All answers are missing at first.
  Columns(const Protocol& protocol, std::size_t patients);

  // A cell that holds nothing its question can be answered with.
  struct Bad {
    std::size_t patient = 0;
    Index question = none;  // none: every cell is good
  };
  // Judges so many patients from the first. With a bad cell, the first one found, what is written is worth nothing.
  Bad assess(std::size_t patients);

  // The same, but for what is written: all of their outcomes, as numbers one after the other in `told`. Of each patient the
  // disposition and booking, then, each after how many there are: the rules that are true, the actions, the rules that are
  // unknown, and the reasons. A reason is its rule, what that gives, and its findings: question, option or `no_option`, and truth.
  Bad tell(std::size_t patients);

  static constexpr std::uint16_t no_option = 0xFFFF;
  [[nodiscard]] const std::vector<std::uint16_t>& told() const { return told_; }

  [[nodiscard]] unsigned char* memory() { return memory_.get(); }
  [[nodiscard]] std::size_t stride() const { return stride_; }
  [[nodiscard]] std::size_t words() const { return words_; }

 private:
  // The columns of a question: where they begin, and what the last four patients' cells held, for most people answer most
  // things alike. Of bytes a word for each column, of numbers the bits of each.
  struct Block {
    std::size_t offset = 0;
    std::vector<std::uint32_t> cells;
    std::uint64_t numbers[lane_count] = {};
  };

  [[nodiscard]] Answer answer(Index index, std::size_t patient) const;
  void forget();
  [[nodiscard]] Lanes changed(Index index, std::size_t first, unsigned count);
  using Writes = void (Columns::*)(std::size_t first, unsigned count);
  Bad judge(std::size_t patients, Writes writes);
  void write(std::size_t first, unsigned count);
  void write_told(std::size_t first, unsigned count);

  const Protocol& protocol_;
  Evaluation evaluation_;
  std::size_t stride_, words_;
  std::vector<Block> blocks_;                // by question
  std::size_t outcomes_ = 0;                 // where the answers end
  std::unique_ptr<unsigned char[]> memory_;  // as new[] aligns it, for doubles too
  std::vector<std::uint16_t> told_;
};

}  // namespace redflag
