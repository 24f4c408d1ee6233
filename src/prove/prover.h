// The tools that the proof of every property gets, and how it reports failures.
#pragma once

#include <functional>
#include <optional>

#include "prove/query.h"

namespace redflag::prove {

struct Prover {
  const World& world;
  z3::context& z3;
  Person& visitor;  // whom most questions to Z3 are about
  const Settings& settings;
  std::vector<char>& needed;  // by exception

  // The exceptions to a property that are for one of these ids.
  [[nodiscard]] std::vector<Index> exceptions(Property property, const std::vector<std::string>& ids) const;

  using Excused = std::vector<Index>;  // exceptions
  using Search = std::function<std::optional<Failure>(const Excused&, Query::Example)>;
  // The smallest failure that no exception excuses. An exception is needed if there is one that the others do not excuse.
  std::optional<Failure> outside(Property property, const std::vector<std::string>& ids, const Search& search) const;

  // The exception does not cover these people: its condition is false for all of them. An exception without a condition
  // covers everybody.
  z3::expr outside_of(Query& query, Index where, const std::vector<Person*>& people) const;
  // Keeps people whom one of the exceptions covers out of the examples.
  void leave_out(Query& query, const Excused& excused, const std::vector<Person*>& people) const;

  // The question has no answer yet.
  [[nodiscard]] z3::expr missing(Index question) const;
  [[nodiscard]] std::string_view id_of(Index question) const { return world.protocol.questions[question].id; }
  [[nodiscard]] std::string_view disposition(Index index) const { return world.protocol.dispositions[index].id; }
  [[nodiscard]] std::string option_id(Index question, Index option) const;
  [[nodiscard]] Failure failure(std::string_view id, std::string message,
                                const std::vector<Answers>& people = {}) const;
  // Enough was found.
  [[nodiscard]] bool enough(const Result& result) const { return settings.first_failure_only && !result.holds(); }
};

// Properties of all states (prove.h).
void decides(const Prover& prover, Result& result);
void monotone(const Prover& prover, Result& result);
void floors_hold(const Prover& prover, Result& result);
void floors_are_asked(const Prover& prover, Result& result);
void unknown_is_safe(const Prover& prover, Result& result);
void reasons_suffice(const Prover& prover, Result& result);
void booking_is_shut(const Prover& prover, Result& result);
void advice_agrees(const Prover& prover, Result& result);
void details_count_worst(const Prover& prover, Result& result);
// Properties of all visitors (prove.h).
void ends(const Prover& prover, Result& result);
void stop_is_sound(const Prover& prover, Result& result);
void nothing_is_dead(const Prover& prover, Result& result);
void net_is_exact(const Prover& prover, Result& result);

// Someone to whom this disposition is given, and who meets what `also` adds to the query; the smallest example, or any.
std::optional<Answers> someone_given(const Prover& prover, Index disposition, bool smallest,
                                     const std::function<void(Query&)>& also = {});

}  // namespace redflag::prove
