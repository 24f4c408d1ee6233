// Proves what a protocol must keep to over every possible answer, with Z3. Everybody who is handed a failure can check it
// without Z3: it was replayed through src/core before it was reported.
//
// A state answers each question, or not: absent, not sure, declined, or any answer that can be given; to a list, option by
// option. An option that is not offered can not be given. A visitor answers every question, be it with "not sure"; how their interview ends is what
// `step` says. D is the disposition of `assess`, "worse" the order of prove/claims.h.
//
//   ends              every visitor's interview ends, and no screen leaves nothing to say but "not sure"
//   decides           in every language there are words for each disposition and action that comes out of some state
//   monotone          a worse answer to one question never makes D less urgent; in between are declined and, worse, not sure
//   floors            where a floor's condition is true, D is at least as urgent as it says
//   floors-are-asked  the same where the condition would be true if every question applied and every option were offered: no
//                     `when` keeps from being asked what a floor speaks of
//   unknown-is-safe   D with an answer, or a part of it, missing, not sure or declined is at least as urgent as with the least
//                     worrying one instead, and never of urgency "routine" where the most worrying one would make it
//                     "emergency" or "urgent"
//   stop-is-sound     nothing a visitor was not asked could make D more urgent; and whenever a screen is shown, the answers
//                     to it and to the rest can still lead to different dispositions
//   nothing-is-dead   each disposition and action is in the end of some visitor, each screen shown to some; a rule is true for some, and
//                     without it some visitor would end differently; two visitors who differ in nothing but the question, or in nothing
//                     but the option, end differently. How they end: D, the set of actions, booking.
//   reasons-suffice   a rule that gives D still gives it when only the answers stand that `explain` shows for it, and those
//                     that make these questions apply, and all others are the least worrying; and what a rule ever shows
//                     is of use to it in some state
//   net-is-exact      "come back if" names each single finding, not fixed and not a number, that would make D more urgent if
//                     it came or went
//   booking-is-shut   where D is of urgency "emergency" or "urgent", booking is closed and no action books; a true rule that
//                     closes booking closes it; and in an emergency the first call or way is not to a doctor, a nurse or a
//                     surgeon, and nothing is to be read before
//   advice-agrees     where D is of urgency "emergency" or "urgent", one of its own actions says where to go or whom to call; and
//                     two actions of which one excludes the other never come out together
//   details-count-worst  where the answer to a detail, or a part of it, is missing, not sure or declined, no answer instead
//                     makes D more urgent
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/evaluate.h"
#include "core/protocol.h"
#include "prove/claims.h"

namespace redflag::prove {

// Does one language have words for it? By disposition, by action.
struct Language {
  std::string_view name;
  std::vector<char> dispositions, actions;
};

struct Subject {
  const Protocol& protocol;
  const Claims& claims;
  std::vector<Language> languages;  // none: words are not looked at
};

struct Patient {
  Answers answers;
  Outcome outcome;  // of these answers, by assess
};

struct Failure {
  std::string of;        // the id of what fails: question, question/option, rule, action, disposition or floor
  std::string message;   // one sentence, with ids
  Index differs = none;  // the question that is all in which two patients differ
  std::vector<Patient> patients = {};  // the smallest example: two, or one, or none where nobody can be one
};

struct Result {
  Property property = Property::ends;
  std::string scope;
  double seconds = 0;  // of one core's time
  std::vector<Failure> failures;
  std::size_t undecided = 0;  // what could not be told, in a protocol too large for it: then nothing is proved
  [[nodiscard]] bool holds() const { return failures.empty() && undecided == 0; }
};

struct Settings {
  std::array<bool, property_count> skip = {};       // by Property
  bool first_failure_only = false;                  // of each property: quicker, where only the verdict counts
  unsigned seconds = 0;                             // what is not decided after so many stays open; 0: no limit
  std::function<void(Property)> begins = {};        // is told of each property before it is looked at
  std::function<void(const Result&)> decided = {};  // and when it is decided
};

struct Proof {
  std::vector<Result> results;  // in the order of Property, without those skipped
  std::vector<char> needed;     // by exception of the claims: does a property fail without it?
  [[nodiscard]] bool holds() const;
  [[nodiscard]] bool decided(Property property) const;
};

Proof prove(const Subject& subject, const Settings& settings = {});

// "Z3 4.8.12"
std::string solver_version();

}  // namespace redflag::prove
