// Instead of libFuzzer, for builds with another compiler: TARGET DIR RUNS calls the target with every file in DIR, then RUNS
// times with one of them changed somewhere, always in the same way.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "mutate.h"
#include "target.h"

namespace {

using Seeds = std::vector<std::string>;

Seeds read_all(const char* dir) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(dir)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  Seeds seeds;
  for (const std::filesystem::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return seeds;
}

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::string changed(const Seeds& seeds, std::mt19937& dice) {
  const auto below = [&](std::size_t limit) { return dice() % limit; };
  std::string input = seeds[below(seeds.size())];
  if (input.empty()) return input;
  switch (below(3)) {
    case 0:
      for (std::size_t changes = 1 + below(4); changes > 0; --changes)
        input[below(input.size())] = static_cast<char>(dice());
      return input;
    case 1: {
      const std::string& other = seeds[below(seeds.size())];
      return input.substr(0, below(input.size())) + other.substr(other.empty() ? 0 : below(other.size()));
    }
    default: {
      redflag::test::Mutator mutator(input, static_cast<unsigned>(dice()));
      return mutator.has_nodes() && below(4) != 0 ? mutator.with_other_nodes() : mutator.with_other_bytes();
    }
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "TARGET DIR RUNS\n");
    return 2;
  }
  const Seeds seeds = read_all(words[1]);
  redflag::fuzz::require(!seeds.empty(), "there are seeds", words[1]);
  for (const std::string& seed : seeds) run(seed);
  std::mt19937 dice(1);
  const unsigned long runs = std::stoul(words[2]);
  for (unsigned long i = 0; i < runs; ++i) run(changed(seeds, dice));
  std::fprintf(stderr, "%zu seeds and %lu changed inputs\n", seeds.size(), runs);
  return 0;
}
