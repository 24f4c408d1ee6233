#include "prove/cells.h"

#include <algorithm>
#include <cmath>

namespace redflag::prove {
namespace {

// A number with few digits strictly between two others: what can be read aloud, and printed and read without loss.
double between(double low, double high) {
  // Divided by a power of ten, which is exact: multiplied by 0.1, which is not, it would need 17 digits.
  for (double parts = 1; parts < 1e9; parts *= 10) {
    const double number = (std::floor(low * parts) + 1) / parts;
    if (low < number && number < high) return number;
  }
  return low + (high - low) / 2;
}

double nearest(double low, double high, const Worry& worry) {
  return std::clamp(std::clamp(worry.mildest_low, low, high), low, high);
}

// Whole numbers: each run of them that no bound falls into.
std::vector<Cell> whole(const Question& question, const Worry& worry, const std::vector<double>& bounds) {
  std::vector<double> begins = {std::ceil(question.min)};
  const double end = std::floor(question.max) + 1;
  for (const double bound : bounds)
    for (const double begin : {std::ceil(bound), std::floor(bound) + 1})
      if (begins.front() < begin && begin < end) begins.push_back(begin);
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < begins.size() && begins[i] < end; ++i) {
    const double high = (i + 1 < begins.size() ? begins[i + 1] : end) - 1;
    cells.push_back({begins[i], high, false, nearest(begins[i], high, worry)});
  }
  return cells;
}

}  // namespace

std::vector<Cell> cut(const Question& question, const Worry& worry, std::vector<double> bounds) {
  if (question.kind != QuestionKind::number || !(question.min <= question.max)) return {};
  bounds.insert(bounds.end(), {worry.mildest_low, worry.mildest_high});
  if (question.whole) return whole(question, worry, bounds);
  bounds.insert(bounds.end(), {question.min, question.max});
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const double low = bounds[i];
    if (low < question.min || low > question.max) continue;
    cells.push_back({low, low, false, low});
    if (low < question.max) cells.push_back({low, bounds[i + 1], true, between(low, bounds[i + 1])});
  }
  return cells;
}

std::vector<std::vector<double>> bounds_by_question(const Protocol& protocol, const Claims& claims) {
  std::vector<std::vector<double>> bounds(protocol.questions.size());
  for (const Protocol* source : {&protocol, &claims.conditions})
    for (const Condition& condition : source->conditions)
      if (condition.kind == Condition::Kind::finding)
        for (const double bound : {condition.min, condition.max})
          if (std::isfinite(bound)) bounds[condition.question].push_back(bound);
  return bounds;
}

}  // namespace redflag::prove
