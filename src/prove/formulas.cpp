// Combinations of several formulas: "or", "and", "at least".
#include <set>

#include "prove/person.h"

namespace redflag::prove {
namespace {

// Each once: Z3 writes nested ones out, and a chain of conditions that look twice at the one before would not fit memory.
z3::expr_vector distinct(z3::context& z3, const z3::expr_vector& list) {
  z3::expr_vector once(z3);
  std::set<unsigned> known;
  for (const z3::expr& item : list)
    if (known.insert(item.id()).second) once.push_back(item);
  return once;
}

}  // namespace

bool is_sat(z3::solver& solver) {
  const z3::check_result result = solver.check();
  if (result == z3::unknown) throw z3::exception(solver.reason_unknown().c_str());
  return result == z3::sat;
}

z3::expr any_of(z3::context& z3, const z3::expr_vector& list) {
  z3::expr_vector open(z3);
  for (const z3::expr& item : list) {
    if (item.is_true()) return item;
    if (!item.is_false()) open.push_back(item);
  }
  const z3::expr_vector once = distinct(z3, open);
  return once.empty() ? z3.bool_val(false) : once.size() == 1 ? once[0] : z3::mk_or(once);
}

z3::expr any_of(z3::context& z3, std::initializer_list<z3::expr> list) {
  z3::expr_vector all(z3);
  for (const z3::expr& item : list) all.push_back(item);
  return any_of(z3, all);
}

z3::expr all_of(z3::context& z3, const z3::expr_vector& list) {
  z3::expr_vector open(z3);
  for (const z3::expr& item : list) {
    if (item.is_false()) return item;
    if (!item.is_true()) open.push_back(item);
  }
  const z3::expr_vector once = distinct(z3, open);
  return once.empty() ? z3.bool_val(true) : once.size() == 1 ? once[0] : z3::mk_and(once);
}

z3::expr Kleene::is(Truth truth) const {
  switch (truth) {
    case Truth::yes: return yes;
    case Truth::unsure: return unsure && !yes;
    case Truth::declined: return possible && !unsure;
    default: return !possible;
  }
}

z3::expr at_least(z3::context& z3, const z3::expr_vector& list, Index count) {
  if (count <= 1) return count == 0 ? z3.bool_val(true) : any_of(z3, list);
  if (count >= list.size()) return count == list.size() ? all_of(z3, list) : z3.bool_val(false);
  return z3::atleast(list, count);
}

}  // namespace redflag::prove
