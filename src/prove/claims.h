// The parts of protocol.json that only the proofs read: safety floors, which answer is worse, exceptions. The engine ignores
// all of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/answers.h"
#include "core/protocol.h"
#include "text/place.h"

namespace redflag::prove {

enum class Property : std::uint8_t {
  ends,
  decides,
  monotone,
  floors,
  floors_are_asked,
  unknown_is_safe,
  stop_is_sound,
  nothing_is_dead,
  reasons_suffice,
  net_is_exact,
  booking_is_shut,
  advice_agrees,
  details_count_worst
};
inline constexpr std::size_t property_count = 13;
std::string_view name_of(Property property);

// The order from better to worse answers. Checklist: option by option, each ticked > not sure > declined > not ticked; of an
// option that reassures not ticked > not sure > declined > ticked. All are not sure when the whole answer is missing. Yes-no
// alike. Choice: the earlier option. Number: further from the mildest range on the same side. A missing answer is between the least and the worst.
struct Worry {
  Options reassuring = 0;  // by option; yes-no: its only one
  double mildest_low = 0, mildest_high = 0;
  bool detail = false;  // it qualifies something said before: doubt counts as the worst answer
};

struct Floor {
  std::string_view id;
  Index when = none;      // condition of Claims::conditions
  Index at_least = none;  // disposition
};

// Failures of a property that are meant, for a reason given in decisions.md. Where there is a condition, only those are
// excused in which it is not false for the patient, or for one of the two.
struct Exception {
  Property property = Property::monotone;
  std::string_view of;
  Index where = none;  // condition of Claims::conditions
  std::vector<std::string_view> decisions = {};
  // Of a condition with alternatives each is one exception, so that each can be found idle.
  std::size_t declared = 0;      // its position in the protocol's list
  std::string_view option = {};  // the alternative, where it is one of several options
};

struct Action {
  std::string_view kind, phone;
  std::vector<Index> excludes;  // what must not be told to the same patient
};

struct Claims {
  std::vector<Worry> worry;     // by question
  std::vector<Action> actions;  // by action
  std::vector<Floor> floors;
  std::vector<Exception> exceptions;
  // By question: another version's rules tell declined from not sure there. Empty where there is no other version.
  std::vector<char> tells_declined;
  Protocol conditions;  // the same questions, with the conditions of floors and exceptions instead of the rules'
  Protocol
      everywhere;  // the same conditions by the same indices, as if every question applied and every option were offered
};

// Problems: those that text/conditions.h finds in floors and exceptions, unknown-value of an exception's property, and
// check_mildest's. Of a protocol that was read from `root` without a problem.
Claims read_claims(const text::Place& root, const Protocol& protocol);

}  // namespace redflag::prove
