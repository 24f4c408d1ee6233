// booking-is-shut: someone whose care cannot wait, and who is told to book a visit all the same, by the disposition itself or by
// a rule whose actions ride along. That booking is closed for them, and for whom a rule closes it, needs no proof:
// text/write_outcome.cpp reads it off the disposition and off these rules.
#include <algorithm>

#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

class Booking {
 public:
  Booking(const Prover& prover, Result& result) : prover_(prover), world_(prover.world), result_(result) {
    const std::vector<Disposition>& dispositions = world_.protocol.dispositions;
    while (urgent_ < dispositions.size() && dispositions[urgent_].urgency < Urgency::soon) ++urgent_;
  }

  void prove() {
    for (Index i = 0; i <= world_.last(); ++i) {
      of_disposition(i);
      if (prover_.enough(result_)) return;
    }
    for (Index i = 0; i < world_.protocol.rules.size(); ++i) {
      of_rule(i);
      if (prover_.enough(result_)) return;
    }
  }

 private:
  [[nodiscard]] bool books(Index action) const { return world_.claims.actions[action].kind == "book"; }
  [[nodiscard]] bool book_any(const std::vector<Index>& actions) const {
    return std::any_of(actions.begin(), actions.end(), [&](Index action) { return books(action); });
  }
  [[nodiscard]] bool for_later(Index action) const {
    const Action& of = world_.claims.actions[action];
    return of.kind == "learn" ||
           (of.kind == "call" && (of.phone == "doctor" || of.phone == "nurse" || of.phone == "surgeon"));
  }

  void fail(std::string_view id, const std::string& message, const Prover::Search& search) {
    auto failure = prover_.outside(Property::booking_is_shut, {std::string(id)}, search);
    if (!failure) return;
    failure->message = message;
    result_.failures.push_back(std::move(*failure));
  }

  void of_disposition(Index index) {
    const Disposition& of = world_.protocol.dispositions[index];
    const auto given = [&](const Prover::Excused& excused) -> std::optional<Failure> {
      const bool everywhere = std::any_of(excused.begin(), excused.end(),
                                          [&](Index i) { return world_.claims.exceptions[i].where == none; });
      const auto someone = everywhere ? std::nullopt : someone_given(prover_, index, true);
      return someone ? std::optional<Failure>(prover_.failure(of.id, {}, {*someone})) : std::nullopt;
    };
    if (index < urgent_ && book_any(of.actions))
      fail(of.id, text::join({of.id, " cannot wait, and has an action that books a visit"}), given);
    if (of.urgency == Urgency::emergency && !of.actions.empty() && for_later(of.actions.front()))
      fail(of.id,
           text::join({of.id, " is an emergency, and the first thing to do there is ",
                       world_.protocol.actions[of.actions.front()]}),
           given);
  }

  // Some rule gives this or something more urgent.
  void give(Query& query, Index level) {
    if (level == world_.last()) return;
    std::vector<Index> rules;
    for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule)
      if (world_.can_give(rule, level)) rules.push_back(rule);
    query.levels(level, level);
    query.loud(prover_.one, rules);
  }

  void of_rule(Index index) {
    const Rule& of = world_.protocol.rules[index];
    if (!book_any(of.actions) || urgent_ == 0) return;
    fail(of.id, text::join({of.id, " has an action that books a visit, which can stand beside care that cannot wait"}),
         [&](const Prover::Excused& excused) -> std::optional<Failure> {
           Query query(world_, prover_.z3);
           query.about(prover_.one);
           query.involve_rule(index);
           query.add(prover_.one.truth(of.when).possible);
           give(query, urgent_ - 1);
           prover_.leave_out(query, excused, {&prover_.one});
           const auto found = query.smallest([&](const std::vector<Answers>& people) {
             const Outcome outcome = assess(world_.protocol, people[0]);
             return outcome.disposition < urgent_ && book_any(outcome.actions);
           });
           return found ? std::optional<Failure>(prover_.failure(of.id, {}, *found)) : std::nullopt;
         });
  }

  const Prover& prover_;
  const World& world_;
  Result& result_;
  Index urgent_ = 0;  // how many dispositions cannot wait
};

}  // namespace

void booking_is_shut(const Prover& prover, Result& result) {
  Booking(prover, result).prove();
  result.scope = "all answers, complete or not";
}

}  // namespace redflag::prove
