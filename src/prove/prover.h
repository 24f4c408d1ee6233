// What every property's proof is handed, and how it speaks of what it finds.
#pragma once

#include <functional>
#include <optional>

#include "prove/query.h"

namespace redflag::prove {

struct Prover {
  const World& world;
  z3::context& z3;
  Person& one;  // about whom most is asked
  const Settings& settings;
  std::vector<char>& needed;  // by exception

  // The exceptions to a property that are for one of these ids.
  [[nodiscard]] std::vector<Index> exceptions(Property property, const std::vector<std::string>& ids) const;

  using Excused = std::vector<Index>;  // exceptions
  using Search = std::function<std::optional<Failure>(const Excused&, Query::Example)>;
  // The smallest failure that no exception excuses. An exception is needed if there is one that the others do not excuse.
  std::optional<Failure> outside(Property property, const std::vector<std::string>& ids, const Search& search) const;

  // The condition of an exception is false for all of these people; never, where it has none.
  z3::expr outside_of(Query& query, Index where, const std::vector<Person*>& people) const;
  // Leaves out what the exceptions excuse.
  void leave_out(Query& query, const Excused& excused, const std::vector<Person*>& people) const;

  [[nodiscard]] std::string_view id_of(Index question) const { return world.protocol.questions[question].id; }
  [[nodiscard]] std::string_view disposition(Index index) const { return world.protocol.dispositions[index].id; }
  [[nodiscard]] std::string option_id(Index question, Index option) const;
  [[nodiscard]] Failure failure(std::string_view of, std::string message,
                                const std::vector<Answers>& people = {}) const;
  // Enough was found.
  [[nodiscard]] bool enough(const Result& result) const { return settings.first_failure_only && !result.holds(); }
};

// Of all states.
void decides(const Prover& prover, Result& result);
void monotone(const Prover& prover, Result& result);
void floors_hold(const Prover& prover, Result& result);
void floors_are_asked(const Prover& prover, Result& result);
void unknown_is_safe(const Prover& prover, Result& result);
void reasons_suffice(const Prover& prover, Result& result);
void booking_is_shut(const Prover& prover, Result& result);
void advice_agrees(const Prover& prover, Result& result);
void details_count_worst(const Prover& prover, Result& result);
// Of all visitors.
void ends(const Prover& prover, Result& result);
void stop_is_sound(const Prover& prover, Result& result);
void nothing_is_dead(const Prover& prover, Result& result);
void net_is_exact(const Prover& prover, Result& result);

// Someone to whom this disposition is given, of whom `also` may ask for more; the smallest one, or just any visitor.
std::optional<Answers> someone_given(const Prover& prover, Index disposition, bool smallest,
                                     const std::function<void(Query&)>& also = {});

}  // namespace redflag::prove
