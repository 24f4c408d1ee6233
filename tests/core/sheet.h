// Columns that are written patient by patient, and read so.
#pragma once

#include <bit>
#include <limits>

#include "core/columns.h"
#include "values.h"

namespace redflag::test {

// Writes a patient's answers into the columns, question by question.
class Sheet {
 public:
  Sheet(const Protocol& protocol, std::size_t patients) : columns(protocol, patients), protocol_(protocol) {}

  void write(std::size_t patient, const Answers& answers) {
    std::size_t offset = 0;
    for (Index i = 0; i < answers.size(); ++i) {
      const Question& question = protocol_.questions[i];
      const Answer& answer = answers[i];
      if (question.kind == QuestionKind::number) {
        reinterpret_cast<double*>(columns.memory() + offset)[patient] = number(answer);
        offset += 8 * columns.stride();
        continue;
      }
      const std::size_t rows = question.kind == QuestionKind::checklist ? question.options.size() : 1;
      for (std::size_t row = 0; row < rows; ++row, offset += columns.stride())
        columns.memory()[offset + patient] = cell_of(question, answer, row);
    }
  }

  Columns columns;

 private:
  static double number(const Answer& answer) {
    const double infinity = std::numeric_limits<double>::infinity();
    switch (answer.kind) {
      case Answer::Kind::absent: return std::numeric_limits<double>::quiet_NaN();
      case Answer::Kind::unsure: return infinity;
      case Answer::Kind::declined: return -infinity;
      default: return answer.number;
    }
  }

  static unsigned char cell_of(const Question& question, const Answer& answer, std::size_t row) {
    if (answer.kind == Answer::Kind::absent) return cell::missing;
    if (answer.kind == Answer::Kind::unsure) return cell::unsure;
    if (answer.kind == Answer::Kind::declined) return cell::declined;
    if (question.kind == QuestionKind::yes_no) return answer.ticked != 0 ? cell::yes : cell::no;
    if (question.kind == QuestionKind::choice)
      return static_cast<unsigned char>(cell::first_option + std::countr_zero(answer.ticked));
    const auto in = [&](Options set) { return (set >> row & 1U) != 0; };
    return in(answer.missing)    ? cell::missing
           : in(answer.ticked)   ? cell::yes
           : in(answer.unsure)   ? cell::unsure
           : in(answer.declined) ? cell::declined
                                 : cell::no;
  }

  const Protocol& protocol_;
};

// The differences between what the columns say of a patient and the outcome.
inline Strings differences(const Protocol& protocol, Columns& columns, std::size_t patient, const Answers& answers) {
  const Outcome outcome = assess(protocol, answers);
  std::size_t inputs = 0;
  for (const Question& question : protocol.questions)
    inputs += question.kind == QuestionKind::number      ? 8
              : question.kind == QuestionKind::checklist ? question.options.size()
                                                         : 1;
  const unsigned char* outcomes = columns.memory() + inputs * columns.stride();
  const auto* dispositions = reinterpret_cast<const std::uint16_t*>(outcomes);
  const unsigned char* bookings = outcomes + 2 * columns.stride();
  const auto* rules = reinterpret_cast<const std::uint32_t*>(outcomes + 3 * columns.stride());
  const std::uint32_t* unknown = rules + columns.stride() * columns.words();
  Strings wrong;
  const auto listed = [&](const std::uint32_t* bits) {
    std::vector<Index> list;
    for (Index rule = 0; rule < protocol.rules.size(); ++rule)
      if ((bits[patient * columns.words() + rule / 32] >> rule % 32 & 1U) != 0) list.push_back(rule);
    return list;
  };
  if (dispositions[patient] != outcome.disposition) wrong.emplace_back("disposition");
  if (bookings[patient] != static_cast<unsigned char>(booking(protocol, outcome.disposition, outcome.booking_closed)))
    wrong.emplace_back("booking");
  if (listed(rules) != outcome.rules) wrong.emplace_back("rules");
  if (listed(unknown) != outcome.unsure) wrong.emplace_back("unsure");
  return wrong;
}

}  // namespace redflag::test
