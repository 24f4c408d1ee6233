// Patients drawn at random, but the same ones from the same seed everywhere: only integers that wrap and doubles that are
// short decimals, nothing that a platform may round in its own way.
#pragma once

#include <cstdint>
#include <vector>

#include "core/answers.h"
#include "core/protocol.h"

namespace redflag::cli {

// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // From 0 to count - 1. That the low ones are likelier by one part in 2^64/count does not matter here.
  std::uint64_t below(std::uint64_t count) { return next() % count; }

 private:
  std::uint64_t state_;
};

class States {
 public:
  States(const Protocol& protocol, std::uint64_t seed);

  // The answers of one more patient.
  Answers draw();

 private:
  Answer draw(Index of, bool calm);

  const Protocol& protocol_;
  Random random_;
  std::vector<std::vector<double>> numbers_;  // by question: those around which findings turn
};

}  // namespace redflag::cli
