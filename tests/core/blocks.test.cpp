// The allocator of the wasm, natively, on ground that AddressSanitizer guards: what was not granted is poison.
#include "wasm/blocks.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <random>

#include "support.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define REDFLAG_GUARDED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(REDFLAG_GUARDED)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

namespace {

constexpr std::size_t whole = std::size_t{1} << 20U;

struct Guarded {
  alignas(16) static inline char bytes[whole + 64];
  static inline std::size_t most = whole;

  static void reset(std::size_t size) {
    most = size;
    ASAN_POISON_MEMORY_REGION(bytes, sizeof bytes);
  }
  static std::uintptr_t begin() { return reinterpret_cast<std::uintptr_t>(bytes); }
  static bool reach(std::uintptr_t end) {
    if (end - begin() > most) return false;
    ASAN_UNPOISON_MEMORY_REGION(bytes, end - begin());
    return true;
  }
};

using Blocks = redflag::wasm::Blocks<Guarded>;

}  // namespace

TEST_CASE("blocks hold what is put into them, side by side, however they are taken and given back", "[memory]") {
  Guarded::reset(whole);
  Blocks blocks;
  std::mt19937 random(7);
  std::map<char*, std::pair<std::size_t, char>> held;
  for (int round = 0; round < 20'000; ++round) {
    if (held.size() < 50 || random() % 2 == 0) {
      const std::size_t size = random() % 2000;
      auto* bytes = static_cast<char*>(blocks.take(size));
      if (bytes == nullptr) continue;
      REQUIRE(reinterpret_cast<std::uintptr_t>(bytes) % 8 == 0);
      REQUIRE(held.count(bytes) == 0);
      const auto mark = static_cast<char>(random() % 256);
      std::memset(bytes, mark, size);
      held[bytes] = {size, mark};
    } else {
      const auto which = std::next(held.begin(), static_cast<std::ptrdiff_t>(random() % held.size()));
      const auto [size, mark] = which->second;
      const char expected = mark;
      REQUIRE(std::all_of(which->first, which->first + size, [&](char byte) { return byte == expected; }));
      blocks.give(which->first);
      held.erase(which);
    }
  }
}

TEST_CASE("where the ground ends there is no block, and those there are stay usable", "[memory]") {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{15}, std::size_t{16}, std::size_t{4096}}) {
    Guarded::reset(size);
    Blocks blocks;
    CHECK(blocks.take(size + 1) == nullptr);
    std::size_t taken = 0;
    for (void* bytes = blocks.take(1); bytes != nullptr; bytes = blocks.take(1)) std::memset(bytes, 1, 1), ++taken;
    CHECK(taken == size / 16);
    CHECK(blocks.take(1) == nullptr);
  }
}

TEST_CASE("a block that is given back is the next of its size, and needs no more ground", "[memory]") {
  Guarded::reset(64);
  Blocks blocks;
  void* first = blocks.take(40);
  REQUIRE(first != nullptr);
  CHECK(blocks.take(40) == nullptr);
  for (int round = 0; round < 1000; ++round) {
    blocks.give(first);
    CHECK(blocks.take(33) == first);
  }
  blocks.give(nullptr);
}

TEST_CASE("a size that no memory has is refused, and not rounded to a small one", "[memory]") {
  Guarded::reset(whole);
  Blocks blocks;
  for (const std::size_t size : {SIZE_MAX, SIZE_MAX - 7, SIZE_MAX / 2, SIZE_MAX / 8, (std::size_t{1} << 30U) + 1})
    CHECK(blocks.take(size) == nullptr);
  CHECK(blocks.take(8) != nullptr);
}
