// booking-is-shut: someone whose care cannot wait, and who is told to book a visit all the same, by the disposition itself or by
// a rule whose actions ride along; or who is told in an emergency to call an office before anything that brings help. That booking is closed for them, and for whom a rule closes it, needs no proof:
// text/write_outcome.cpp reads it off the disposition and off these rules.
#include <algorithm>
#include <stdexcept>

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
  [[nodiscard]] bool moves(Index action) const {
    const Action& of = world_.claims.actions[action];
    return of.kind == "go" || of.kind == "call";
  }
  [[nodiscard]] bool calls_office(Index action) const {
    const Action& of = world_.claims.actions[action];
    return of.kind == "call" && (of.phone == "doctor" || of.phone == "nurse" || of.phone == "surgeon");
  }
  // Before anything that brings help, they read, or call somebody's office.
  [[nodiscard]] bool too_slow(const std::vector<Index>& actions) const {
    const auto first = std::find_if(actions.begin(), actions.end(), [&](Index action) { return moves(action); });
    return (first != actions.end() && calls_office(*first)) ||
           (!actions.empty() && world_.claims.actions[actions.front()].kind == "learn");
  }

  void fail(std::string_view id, const std::string& message, const std::optional<Answers>& someone) {
    if (someone) result_.failures.push_back(prover_.failure(id, message, {*someone}));
  }

  void of_disposition(Index index) {
    const Disposition& of = world_.protocol.dispositions[index];
    if (index < urgent_ && book_any(of.actions))
      fail(of.id, text::join({of.id, " cannot wait, and has an action that books a visit"}),
           someone_given(prover_, index, true));
    if (of.urgency == Urgency::emergency)
      fail(of.id,
           text::join({of.id, " is an emergency, and what is to be done first there is to read, or to call an office"}),
           slowed(index));
  }

  std::optional<Answers> slowed(Index index) {
    const std::vector<Index>& own = world_.protocol.dispositions[index].actions;
    if (!own.empty() && moves(own.front()) && !calls_office(own.front())) return std::nullopt;
    std::optional<Answers> someone = someone_given(prover_, index, true, [&](Query& query) {
      if (!too_slow({own.begin(), own.begin() + (own.empty() ? 0 : 1)})) query.add(office_first(query, own));
    });
    if (someone && !too_slow(assess(world_.protocol, *someone).actions))
      throw std::logic_error("prove: the solver and the engine disagree about actions");
    return someone;
  }

  // Of the actions that stand in the order of the protocol, all but the first, an office comes before what brings help.
  z3::expr office_first(Query& query, const std::vector<Index>& own) {
    z3::expr help = prover_.z3.bool_val(false), office = help;
    for (Index action = 0; action < world_.protocol.actions.size(); ++action) {
      if (!moves(action)) continue;
      const z3::expr here = comes_out(query, action, own);
      if (calls_office(action)) office = office || (here && !help);
      else help = help || here;
    }
    return office;
  }

  z3::expr comes_out(Query& query, Index action, const std::vector<Index>& own) {
    const auto has = [&](const std::vector<Index>& list) {
      return std::find(list.begin(), list.end(), action) != list.end();
    };
    z3::expr_vector some(prover_.z3);
    some.push_back(prover_.z3.bool_val(has(own)));
    for (Index rule = 0; rule < world_.protocol.rules.size(); ++rule) {
      if (!has(world_.protocol.rules[rule].actions)) continue;
      query.involve_rule(rule);
      some.push_back(prover_.one.truth(world_.protocol.rules[rule].when).possible);
    }
    return any_of(prover_.z3, some);
  }

  // Some rule gives this or something more urgent.
  void give(Query& query, Index level) {
    if (level == world_.last()) return;
    query.levels(level, level);
    query.loud(prover_.one, world_.rules_that_give(level));
  }

  void of_rule(Index index) {
    const Rule& of = world_.protocol.rules[index];
    if (!book_any(of.actions) || urgent_ == 0) return;
    Query query(world_, prover_.z3);
    query.about(prover_.one);
    query.involve_rule(index);
    query.add(prover_.one.truth(of.when).possible);
    give(query, urgent_ - 1);
    const auto found = query.smallest([&](const std::vector<Answers>& people) {
      const Outcome outcome = assess(world_.protocol, people[0]);
      return outcome.disposition < urgent_ && book_any(outcome.actions);
    });
    fail(of.id, text::join({of.id, " has an action that books a visit, which can stand beside care that cannot wait"}),
         found ? std::optional<Answers>(found->front()) : std::nullopt);
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
