#include "fhir/enabled.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <limits>

#include "core/answers.h"

namespace redflag::fhir {
namespace {

constexpr std::size_t most_parts = 1000;
constexpr double infinity = std::numeric_limits<double>::infinity();

// Statements about a truth that is still open: it is not certainly no, not certainly yes, it may be no, it may be yes.
// Each is a count of the same of the parts, so none of them needs a negation of answers, which FHIR has not.
enum class May : std::uint8_t { not_no, not_yes, no, yes };

May turned(May what) {
  static constexpr May other[] = {May::not_yes, May::not_no, May::yes, May::no};
  return other[static_cast<std::size_t>(what)];
}

class Reader {
 public:
  Reader(const Protocol& protocol, const Names& names) : protocol_(protocol), names_(names) {}

  Formula read(Index index, May what) {
    if (index == none || ++parts_ > most_parts) return {};
    const Condition& condition = protocol_.conditions[index];
    if (condition.kind == Condition::Kind::negation) return read(condition.children.front(), turned(what));
    if (condition.kind == Condition::Kind::finding) return finding(condition, what);
    Formula formula;
    formula.kind = Formula::Kind::at_least;
    const std::size_t children = condition.children.size();
    formula.count = rules_in(what) ? condition.count : children - condition.count + 1;
    for (const Index child : condition.children) {
      if (too_much()) return {};
      formula.parts.push_back(read(child, what));
    }
    return formula;
  }

  [[nodiscard]] bool too_much() const { return parts_ > most_parts; }

 private:
  static bool rules_in(May what) { return what == May::not_no || what == May::yes; }

  // A question that does not apply makes it false.
  Formula finding(const Condition& condition, May what) {
    const Question& question = protocol_.questions[condition.question];
    Formula answered =
        question.kind == QuestionKind::number ? number(question, condition, what) : coded(question, condition, what);
    if (question.when == none) return answered;
    Formula formula;
    formula.kind = Formula::Kind::at_least;
    formula.count = rules_in(what) ? 2 : 1;
    formula.parts.push_back(read(question.when, rules_in(what) ? May::not_no : May::no));
    formula.parts.push_back(std::move(answered));
    return formula;
  }

  // By code of the item, the truth of the finding; doubt in a detail counts as its worst answer.
  Formula coded(const Question& question, const Condition& condition, May what) const {
    const auto option = static_cast<Index>(std::countr_zero(condition.options));
    const Truth doubt = doubt_in(question, condition.options);
    std::vector<std::pair<std::string_view, Truth>> codes;
    Formula formula;
    formula.kind = Formula::Kind::literal;
    if (question.kind == QuestionKind::choice) {
      for (Index other = 0; other < question.options.size() && other < max_options; ++other)
        codes.emplace_back(question.options[other], other == option ? Truth::yes : Truth::no);
      formula.literal.system = names_.options(condition.question);
      formula.literal.link = link_of(question);
    } else {
      codes = {{"yes", Truth::yes}, {"no", Truth::no}};
      formula.literal.system = names_.truths();
      formula.literal.link = question.kind == QuestionKind::checklist ? link_of(question, option) : link_of(question);
    }
    for (const std::string_view code : doubt_codes) codes.emplace_back(code, doubt);
    for (const auto& [code, truth] : codes)
      (fits(truth, what) ? formula.literal.others : formula.literal.codes).push_back(code);
    if (formula.literal.codes.empty()) return {};
    return formula;
  }

  static Formula number(const Question& question, const Condition& condition, May what) {
    Formula range;
    range.kind = Formula::Kind::literal;
    range.literal.number = true;
    range.literal.whole = is_integer(question);
    range.literal.outside = rules_in(what);
    range.literal.link = link_of(question);
    const double min = question.whole ? std::ceil(condition.min) : condition.min;
    const double max = question.whole ? std::floor(condition.max) : condition.max;
    range.literal.min = min <= question.min ? -infinity : min;
    range.literal.max = max >= question.max ? infinity : max;
    if (range.literal.outside && std::isinf(range.literal.min) && std::isinf(range.literal.max)) range = {};
    // Doubt in a detail counts as an answer, and no number is a worst one.
    if (fits(question.detail ? Truth::no : Truth::unsure, what)) return range;
    Formula doubt;
    doubt.kind = Formula::Kind::literal;
    doubt.literal.link = link_of_doubt(question);
    doubt.literal.codes.assign(std::begin(doubt_codes), std::end(doubt_codes));
    return all_of(std::move(range), std::move(doubt));
  }

  static Truth doubt_in(const Question& question, Options option) {
    if (!question.detail) return Truth::unsure;
    return (question.worst & option) != 0 ? Truth::yes : Truth::no;
  }

  static bool fits(Truth truth, May what) {
    switch (what) {
      case May::not_no: return truth != Truth::no;
      case May::not_yes: return truth != Truth::yes;
      case May::no: return truth == Truth::no;
      default: return truth == Truth::yes;
    }
  }

  const Protocol& protocol_;
  const Names& names_;
  std::size_t parts_ = 0;
};

// Leaves out what always holds, and lists of one.
Formula simple(Formula formula) {
  if (formula.kind != Formula::Kind::at_least) return formula;
  std::vector<Formula> parts;
  for (Formula& part : formula.parts) {
    Formula simpler = simple(std::move(part));
    if (simpler.kind != Formula::Kind::yes) parts.push_back(std::move(simpler));
    else if (formula.count > 0) --formula.count;
  }
  if (formula.count == 0) return {};
  if (parts.size() == 1) return std::move(parts.front());
  formula.parts = std::move(parts);
  return formula;
}

}  // namespace

Formula enabled(const Protocol& protocol, const Names& names, Index when) {
  Reader reader(protocol, names);
  Formula formula = reader.read(when, May::not_no);
  return reader.too_much() ? Formula() : simple(std::move(formula));
}

Formula all_of(Formula a, Formula b) {
  Formula both;
  both.kind = Formula::Kind::at_least;
  both.count = 2;
  both.parts.push_back(std::move(a));
  both.parts.push_back(std::move(b));
  return simple(std::move(both));
}

bool is_integer(const Question& question) {
  constexpr double most = std::numeric_limits<std::int32_t>::max();
  return question.whole && question.min >= -most && question.max <= most;
}

Formula unanswered(const Question& question) {
  Formula formula;
  formula.kind = Formula::Kind::literal;
  formula.literal.number = true;
  formula.literal.min = -infinity;
  formula.literal.max = infinity;
  formula.literal.link = link_of(question);
  return formula;
}

}  // namespace redflag::fhir
