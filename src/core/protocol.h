// A protocol as plain values: what is asked and what each answer leads to. Everything refers to everything else by index
// into the vectors of Protocol; ids are for people and for JSON, and point into the document that text/read_protocol.h read
// the Protocol from, which must outlive it. Whoever holds a Protocol may rely on what is said here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace redflag {

using Index = std::uint32_t;
inline constexpr Index none = static_cast<Index>(-1);

// A set of a question's options, one bit each, the first option lowest.
using Options = std::uint32_t;
inline constexpr Index max_options = 32;

enum class QuestionKind : std::uint8_t { yes_no, choice, checklist, number };

struct Question {
  std::string_view id;
  QuestionKind kind = QuestionKind::yes_no;
  std::vector<std::string_view> options;  // ids; yes-no has the one option "yes", a number has none
  double min = 0, max = 0;                // number: inclusive
  bool whole = false;                     // number: only whole numbers
  // Of a detail, which qualifies another answer: doubt in it counts as its worst answer, which is `worst` ticked.
  bool detail = false;
  Options worst = 0;
  bool fixed = false;               // cannot change in the days to come, so it is no reason to come back
  Index when = none;                // condition; none = always applicable
  std::vector<Index> option_whens;  // by option, as `when`; empty when every option is always offered
};

// Every option of the question.
inline Options all_options(const Question& question) {
  const std::size_t count = question.options.size();
  return count == 0 ? 0 : ~Options{0} >> (count < max_options ? max_options - count : 0);
}

// "At least `count` of `children`" is any (count 1), all (count = children) and at-least-n in one.
struct Condition {
  enum class Kind : std::uint8_t { at_least, negation, finding };
  Kind kind = Kind::finding;
  std::vector<Index> children;  // at_least: one or more; negation: one
  Index count = 1;
  Index question = none;    // finding
  Options options = 0;      // finding: the one option that must be the answer or be ticked; empty for a number
  double min = 0, max = 0;  // finding on a number: inclusive
};

struct Rule {
  std::string_view id;
  Index when = none;         // condition
  Index disposition = none;  // when the condition is true
  Index unsure = none;       // when it is unknown
  Index declined = none;     // when it is unknown only because something was declined
  std::vector<Index> actions;
  bool closes_booking = false;  // while the condition is true, whatever the disposition
};

enum class Urgency : std::uint8_t { emergency, urgent, soon, routine };

struct Disposition {
  std::string_view id;
  Urgency urgency = Urgency::routine;
  std::vector<Index> actions;
};

struct Protocol {
  std::string_view id, version;
  std::vector<Disposition> dispositions;  // most urgent first; the last is given when nothing fires
  std::vector<Index> screens;             // questions in the order they are asked
  std::vector<Index> screen_of;           // by place in `screens`: the number of the screen that shows it
  std::vector<Question> questions;
  std::vector<Condition> conditions;  // each after all it depends on: its children, the `when` of its question
  std::vector<Rule> rules;
  std::vector<std::string_view> actions;  // ids
};

}  // namespace redflag
