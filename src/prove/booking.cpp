// booking-is-shut: someone whose care cannot wait, and who is told to book a visit all the same, by the disposition itself
// or by a rule whose actions ride along; or who is told in an emergency to call an office, or to read, before anything that
// brings help. That booking is closed for them, and for whom a rule closes it, needs no proof: text/write_outcome.cpp reads
// it off the disposition and off these rules.
#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "prove/ahead.h"
#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

class Booking {
 public:
  Booking(const Prover& prover, Result& result)
      : prover_(prover), world_(prover.world), result_(result), urgent_(prover.world.urgent()) {}

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
    const Action& the_action = world_.claims.actions[action];
    return the_action.kind == "go" || the_action.kind == "call";
  }
  [[nodiscard]] bool calls_office(Index action) const {
    const Action& the_action = world_.claims.actions[action];
    return the_action.kind == "call" &&
           (the_action.phone == "doctor" || the_action.phone == "nurse" || the_action.phone == "surgeon");
  }
  [[nodiscard]] bool reads(Index action) const { return world_.claims.actions[action].kind == "learn"; }
  [[nodiscard]] bool is_slow(const std::vector<Index>& actions) const {
    const auto first = std::find_if(actions.begin(), actions.end(), [&](Index action) { return moves(action); });
    return (first != actions.end() && calls_office(*first)) || (!actions.empty() && reads(actions.front()));
  }

  void fail(std::string_view id, const std::string& message, const std::optional<Answers>& someone) {
    if (someone) result_.failures.push_back(prover_.failure(id, message, {*someone}));
  }

  void of_disposition(Index index) {
    const Disposition& the_disposition = world_.protocol.dispositions[index];
    if (index < urgent_ && book_any(the_disposition.actions))
      fail(the_disposition.id, text::join({the_disposition.id, " cannot wait, and has an action that books a visit"}),
           someone_given(prover_, index, true));
    if (the_disposition.urgency == Urgency::emergency)
      fail(the_disposition.id,
           text::join({the_disposition.id,
                       " is an emergency, and what is to be done first there is to read, or to call an office"}),
           slowed(index));
  }

  std::optional<Answers> slowed(Index index) {
    const std::vector<Index>& own = world_.protocol.dispositions[index].actions;
    if (!own.empty() && moves(own.front()) && !calls_office(own.front())) return std::nullopt;
    const auto missing = [&](Index question) { return prover_.missing(question); };
    Ahead ahead(prover_.visitor, missing);
    std::optional<Answers> someone = someone_given(prover_, index, true, [&](Query& query) {
      if (!own.empty() && (reads(own.front()) || calls_office(own.front()))) return;
      std::vector<Index> questions(world_.protocol.questions.size());
      std::iota(questions.begin(), questions.end(), 0);
      query.involve(questions);
      query.may_be_missing(missing);
      query.add(too_slow(ahead, own));
    });
    if (someone && !is_slow(assess(world_.protocol, *someone).actions))
      throw std::logic_error("prove: the solver and the engine disagree about actions");
    return someone;
  }

  // In the order in which they come out, of which only the own first is fixed: an office before what brings help, or, where
  // there is no own first, something to read before all.
  z3::expr too_slow(Ahead& ahead, const std::vector<Index>& own) {
    z3::expr any = prover_.z3.bool_val(!own.empty()), help = prover_.z3.bool_val(false), slow = help;
    for (Index action = 0; action < world_.protocol.actions.size(); ++action) {
      const z3::expr here = comes_out(ahead, action, own);
      if (calls_office(action)) slow = slow || (here && !help);
      else if (moves(action)) help = help || here;
      else if (reads(action)) slow = slow || (here && !any);
      any = any || here;
    }
    return slow;
  }

  // As in core/evaluate.cpp: the actions of a rule come out when something that was said makes it count.
  z3::expr comes_out(Ahead& ahead, Index action, const std::vector<Index>& own) {
    z3::expr_vector some(prover_.z3);
    some.push_back(prover_.z3.bool_val(holds(own, action)));
    for (const Rule& rule : world_.protocol.rules)
      if (holds(rule.actions, action)) some.push_back(!ahead.may_be(rule.when).no);
    return any_of(prover_.z3, some);
  }

  void of_rule(Index index) {
    const Rule& the_rule = world_.protocol.rules[index];
    if (!book_any(the_rule.actions) || urgent_ == 0) return;
    Query query(world_, prover_.z3);
    query.about(prover_.visitor);
    query.involve_rule(index);
    query.add(prover_.visitor.truth(the_rule.when).possible);
    query.given_at_least(prover_.visitor, urgent_ - 1);
    const auto found = query.smallest([&](const std::vector<Answers>& people) {
      const Outcome outcome = assess(world_.protocol, people[0]);
      return outcome.disposition < urgent_ && book_any(outcome.actions);
    });
    fail(the_rule.id,
         text::join({the_rule.id, " has an action that books a visit, which can stand beside care that cannot wait"}),
         found ? std::optional<Answers>(found->front()) : std::nullopt);
  }

  const Prover& prover_;
  const World& world_;
  Result& result_;
  const Index urgent_;
};

}  // namespace

void booking_is_shut(const Prover& prover, Result& result) {
  Booking(prover, result).prove();
  result.scope = "all answers, complete or not";
}

}  // namespace redflag::prove
