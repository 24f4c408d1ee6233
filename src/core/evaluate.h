// From answers to a disposition. Nothing else in the project decides one: columns.h asks here too.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/answers.h"
#include "core/evaluation.h"
#include "core/protocol.h"

namespace redflag {

// The truth of every condition of the protocol, as far as `answers` settle it. What has no answer is `unanswered`:
// Truth::unsure to judge what was said, Truths::any() to look ahead at what may still be said.
std::vector<Truths> judge(const Protocol& protocol, const Answers& answers, Truths unanswered);

// The disposition of somebody for whom no rule fires.
inline Index least_urgent(const Protocol& protocol) { return static_cast<Index>(protocol.dispositions.size() - 1); }

// The disposition a rule gives when its condition has this truth; the least urgent one when it is false.
Index given_by(const Protocol& protocol, const Rule& rule, Truth truth);

// Whether a visit may be booked. Care comes before booking: what is urgent closes it, what needs a call puts it after the call.
enum class Booking : std::uint8_t { closed, after_call, open };
Booking booking(const Protocol& protocol, Index disposition, bool closed_by_rule);

// The outcome so far while rules are gone through: the most urgent of what they give, and whether one of them closes booking.
struct Verdict {
  Index disposition = none;
  bool booking_closed = false;

  void add(const Protocol& protocol, const Rule& rule, Truth truth) {
    booking_closed |= truth == Truth::yes && rule.closes_booking;
    disposition = std::min(disposition, given_by(protocol, rule, truth));
  }
};

struct Outcome {
  Index disposition = none;
  std::vector<Index> rules;     // true
  std::vector<Index> unsure;    // unknown: something was not sure, declined or not answered
  std::vector<Truth> truths;    // by rule
  std::vector<Index> reasons;   // the rules of both lists that count because of something that was said
  std::vector<Index> actions;   // each once, as the protocol lists them, but for the disposition's first, which leads
  bool booking_closed = false;  // by a true rule; what is emergency or urgent closes it too
};

// The outcome of these answers, complete or not: the most urgent of what the true rules and the unknown rules give.
Outcome assess(const Evaluation& evaluation, unsigned lane = 0);
Outcome assess(const Protocol& protocol, const Answers& answers);

// One thing that was said or may be. `option` is none for a number.
struct Finding {
  Index question = none;
  Index option = none;
  Truth truth = Truth::yes;
  Index disposition = none;  // what it would lead to, where that is asked
};

// The findings that make a rule true or unknown, in the order of the rule.
std::vector<Finding> explain(const Evaluation& evaluation, Index rule, unsigned lane = 0);
std::vector<Finding> explain(const Protocol& protocol, const Answers& answers, Index rule);

}  // namespace redflag
