#include "prove/prove.h"

#include <algorithm>
#include <ctime>

#include "prove/limit.h"
#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

using Prove = void (*)(const Prover&, Result&);

// By Property.
constexpr Prove proofs[] = {ends,
                            decides,
                            monotone,
                            floors_hold,
                            floors_are_asked,
                            unknown_is_safe,
                            stop_is_sound,
                            nothing_is_dead,
                            reasons_suffice,
                            net_is_exact,
                            booking_is_shut,
                            advice_agrees,
                            details_count_worst};

}  // namespace

bool Proof::holds() const {
  return std::all_of(results.begin(), results.end(), [](const Result& result) { return result.holds(); });
}

bool Proof::decided(Property property) const {
  return std::any_of(results.begin(), results.end(),
                     [&](const Result& result) { return result.property == property && result.undecided == 0; });
}

Proof prove(const Subject& subject, const Settings& settings) {
  Proof proof;
  proof.needed.resize(subject.claims.exceptions.size(), 0);
  const World world(subject);
  z3::context z3;
  Person visitor(world, z3, "one");
  const Limit limit(z3, settings.seconds);
  const Prover prover{world, z3, visitor, settings, proof.needed};
  for (std::size_t i = 0; i < property_count; ++i) {
    if (settings.skip[i]) continue;
    const std::clock_t began = std::clock();
    Result& result = proof.results.emplace_back();
    result.property = static_cast<Property>(i);
    if (settings.begins) settings.begins(result.property);
    try {
      if (limit.over()) throw z3::exception("no time left");
      proofs[i](prover, result);
    } catch (const z3::exception& tired) {
      ++result.undecided;
      result.scope = limit.over()
                         ? text::join({"no time left: ", text::to_text(std::size_t{settings.seconds}), " s are over"})
                         : text::join({"Z3 gave up: ", tired.msg()});
    }
    result.seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    if (settings.decided) settings.decided(result);
  }
  return proof;
}

std::string solver_version() {
  unsigned major = 0, minor = 0, build = 0, revision = 0;
  Z3_get_version(&major, &minor, &build, &revision);
  return text::join({"Z3 ", text::to_text(major), ".", text::to_text(minor), ".", text::to_text(build)});
}

}  // namespace redflag::prove
