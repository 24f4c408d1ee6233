#include "core/columns.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace redflag {
namespace {

// A cell that holds what cannot be answered there.
constexpr Answer bad{Answer::Kind::absent, 0, 0, 0, ~Options{0}, 0};

constexpr double missing_number = std::numeric_limits<double>::quiet_NaN();

// Emscripten 3.1.6 has no std::bit_cast.
std::uint64_t bits_of(const void* number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, number, sizeof bits);
  return bits;
}

Answer::Kind kind_of(unsigned char byte) {
  return byte == cell::missing    ? Answer::Kind::absent
         : byte == cell::unsure   ? Answer::Kind::unsure
         : byte == cell::declined ? Answer::Kind::declined
                                  : Answer::Kind::given;
}

}  // namespace

Columns::Columns(const Protocol& protocol, std::size_t patients)
    : protocol_(protocol),
      evaluation_(protocol),
      stride_((patients + 7) / 8 * 8),
      words_((protocol.rules.size() + 31) / 32) {
  for (const Question& question : protocol.questions) {
    const bool number = question.kind == QuestionKind::number;
    const std::size_t columns = question.kind == QuestionKind::checklist ? question.options.size() : 1;
    blocks_.push_back({outcomes_, std::vector<std::uint32_t>(number ? 0 : columns), {}});
    outcomes_ += stride_ * (number ? sizeof(double) : columns);
  }
  // Zeros are cells without an answer, but for numbers.
  memory_ = std::make_unique<unsigned char[]>(outcomes_ + stride_ * (3 + 2 * words_ * sizeof(std::uint32_t)));
  for (const Block& block : blocks_)
    if (block.cells.empty()) std::fill_n(reinterpret_cast<double*>(memory() + block.offset), stride_, missing_number);
  forget();
}

Columns::Bad Columns::assess(std::size_t patients) { return judge(patients, &Columns::write); }

Columns::Bad Columns::tell(std::size_t patients) {
  told_.clear();
  return judge(patients, &Columns::write_told);
}

Columns::Bad Columns::judge(std::size_t patients, Writes writes) {
  for (std::size_t first = 0; first < patients; first += lane_count) {
    const auto count = static_cast<unsigned>(std::min<std::size_t>(lane_count, patients - first));
    for (Index question = 0; question < blocks_.size(); ++question) {
      const Lanes lanes = changed(question, first, count);
      for (unsigned lane = 0; lane < lane_count; ++lane) {
        if ((lanes & lane_mask(lane)) == 0) continue;
        const Answer cells = lane < count ? answer(question, first + lane) : Answer();
        if (cells == bad) {
          forget();
          return {first + lane, question};
        }
        evaluation_.answer(question, cells, lane_mask(lane));
      }
    }
    evaluation_.run();
    (this->*writes)(first, count);
  }
  return {};
}

// As if nobody had answered anything.
void Columns::forget() {
  for (Index question = 0; question < blocks_.size(); ++question) {
    Block& block = blocks_[question];
    std::fill(block.cells.begin(), block.cells.end(), 0);
    std::fill_n(block.numbers, lane_count, bits_of(&missing_number));
    evaluation_.answer(question, {});
  }
}

// In which lanes is it answered otherwise than it was? A lane without a patient has no answers.
Lanes Columns::changed(Index index, std::size_t first, unsigned count) {
  Block& block = blocks_[index];
  Lanes changed = 0;
  const unsigned char* cells = memory() + block.offset + first;
  for (std::uint32_t& last : block.cells) {
    std::uint32_t now = 0;
    std::memcpy(&now, cells, sizeof now);
    if (count < lane_count) now &= (std::uint32_t{1} << count * 8) - 1;
    changed |= now ^ last;
    last = now;
    cells += stride_;
  }
  if (!block.cells.empty()) return changed;
  const unsigned char* numbers = memory() + block.offset + first * sizeof(double);
  for (unsigned lane = 0; lane < lane_count; ++lane) {
    const std::uint64_t now = lane < count ? bits_of(numbers + lane * sizeof(double)) : bits_of(&missing_number);
    if (now != block.numbers[lane]) changed |= lane_mask(lane);
    block.numbers[lane] = now;
  }
  return changed;
}

Answer Columns::answer(Index index, std::size_t patient) const {
  const Question& question = protocol_.questions[index];
  const std::size_t offset = blocks_[index].offset;
  Answer answer;
  if (question.kind == QuestionKind::number) {
    const double number = reinterpret_cast<const double*>(memory_.get() + offset)[patient];
    if (std::isnan(number)) return answer;
    answer.kind = number > 0 && std::isinf(number) ? Answer::Kind::unsure
                  : std::isinf(number)             ? Answer::Kind::declined
                                                   : Answer::Kind::given;
    if (answer.kind != Answer::Kind::given) return answer;
    answer.number = number;
    const bool fits = question.min <= number && number <= question.max;
    return fits && (!question.whole || number == std::floor(number)) ? answer : bad;
  }
  const unsigned char* cells = memory_.get() + offset + patient;
  if (question.kind != QuestionKind::checklist) {
    answer.kind = kind_of(*cells);
    if (answer.kind != Answer::Kind::given) return answer;
    const bool yes_no = question.kind == QuestionKind::yes_no;
    const unsigned option = yes_no ? *cells - cell::yes : *cells - cell::first_option;
    if (yes_no && *cells == cell::no) return answer;
    if (option >= question.options.size()) return bad;
    answer.ticked = Options{1} << option;
    return answer;
  }
  answer.kind = Answer::Kind::given;
  Options* const sets[] = {&answer.missing, nullptr, &answer.ticked, &answer.unsure, &answer.declined};
  for (Index option = 0; option < question.options.size(); ++option, cells += stride_) {
    if (*cells > cell::declined) return bad;
    if (*cells != cell::no) *sets[*cells] |= Options{1} << option;
  }
  return answer.missing == all_options(question) ? Answer() : answer;
}

void Columns::write(std::size_t first, unsigned count) {
  auto* const dispositions = reinterpret_cast<std::uint16_t*>(memory() + outcomes_) + first;
  unsigned char* const bookings = memory() + outcomes_ + 2 * stride_ + first;
  auto* const rules = reinterpret_cast<std::uint32_t*>(memory() + outcomes_ + 3 * stride_) + first * words_;
  std::uint32_t* const unknown = rules + stride_ * words_;
  std::fill_n(rules, count * words_, 0U);
  std::fill_n(unknown, count * words_, 0U);
  Verdict verdicts[lane_count];
  for (Verdict& verdict : verdicts) verdict.disposition = least_urgent(protocol_);
  for (Index i = 0; i < protocol_.rules.size(); ++i) {
    const Rule& rule = protocol_.rules[i];
    if (evaluation_.is_no_for_all(rule.when)) continue;
    for (unsigned lane = 0; lane < count; ++lane) {
      const Truth truth = evaluation_.truths(rule.when, Evaluation::unsure, lane).only();
      if (truth == Truth::no) continue;
      std::uint32_t* const fired = (truth == Truth::yes ? rules : unknown) + lane * words_;
      fired[i / 32] |= std::uint32_t{1} << i % 32;
      verdicts[lane].add(protocol_, rule, truth);
    }
  }
  for (unsigned lane = 0; lane < count; ++lane) {
    const auto [disposition, closed] = verdicts[lane];
    dispositions[lane] = static_cast<std::uint16_t>(disposition);
    bookings[lane] = static_cast<unsigned char>(booking(protocol_, disposition, closed));
  }
}

void Columns::write_told(std::size_t, unsigned count) {
  // All of them fit: text/limits.h has fewer of everything.
  const auto tell = [&](std::size_t number) { told_.push_back(static_cast<std::uint16_t>(number)); };
  const auto tell_all = [&](const std::vector<Index>& indices) {
    tell(indices.size());
    for (const Index index : indices) tell(index);
  };
  for (unsigned lane = 0; lane < count; ++lane) {
    const Outcome outcome = redflag::assess(evaluation_, lane);
    tell(outcome.disposition);
    tell(static_cast<std::size_t>(booking(protocol_, outcome.disposition, outcome.booking_closed)));
    tell_all(outcome.rules);
    tell_all(outcome.actions);
    tell_all(outcome.unsure);
    tell(outcome.reasons.size());
    for (const Index rule : outcome.reasons) {
      const std::vector<Finding> findings = explain(evaluation_, rule, lane);
      tell(rule);
      tell(given_by(protocol_, protocol_.rules[rule], outcome.truths[rule]));
      tell(findings.size());
      for (const Finding& finding : findings) {
        tell(finding.question);
        tell(protocol_.questions[finding.question].kind == QuestionKind::yes_no ? no_option : finding.option);
        tell(static_cast<std::size_t>(finding.truth));
      }
    }
  }
}

}  // namespace redflag
