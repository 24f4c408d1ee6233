// Look-ahead, as core/interview.cpp does it: what each condition may still turn out to be for someone of whose answers some
// are missing yet. The same four bits as Truths.
#pragma once

#include <functional>
#include <unordered_map>

#include "prove/person.h"

namespace redflag::prove {

struct MayBe {
  z3::expr no, declined, unsure, yes;
  [[nodiscard]] z3::expr settled() const;
  // It can be nothing else.
  [[nodiscard]] z3::expr only(Truth truth) const;
};

class Ahead {
 public:
  // `person` says what will be said in the end; `missing` is whether a question has no answer yet.
  Ahead(Person& person, std::function<z3::expr(Index)> missing) : person_(person), missing_(std::move(missing)) {}

  const MayBe& may_be(Index index);
  // The rule may still give this disposition or a more urgent one; or one that is less urgent.
  z3::expr may_give(Index rule, Index level);
  z3::expr may_give_less(Index rule, Index level);
  z3::expr missing(Index question) { return missing_(question); }

 private:
  MayBe finding(const Condition& condition);
  MayBe at_least(const Condition& condition);
  z3::expr withdrawn(Index question);

  Person& person_;
  std::function<z3::expr(Index)> missing_;
  std::unordered_map<Index, MayBe> known_;
};

// The questions without an answer that could turn one of these rules, which are open as the formulas say: what the engine
// finds worth asking.
class Worth {
 public:
  Worth(const World& world, Ahead& ahead, const std::vector<std::pair<Index, z3::expr>>& open_rules);
  // None for a question that these rules do not look at.
  [[nodiscard]] z3::expr asking(Index question) const;

 private:
  z3::context& z3_;
  std::unordered_map<Index, z3::expr> worth_;
};

}  // namespace redflag::prove
