// malloc and free for the wasm, on the blocks of blocks.h. Running out stops the instance at once: Embind writes what a
// caller hands over to wherever malloc points and does not look whether that is null. engine.js makes an error of the
// stop, and a new instance for the next call.
#include "wasm/memory.h"

#include "wasm/blocks.h"

extern "C" {
extern char __heap_base;                            // NOLINT: the linker's name
void emscripten_notify_memory_growth(std::size_t);  // of Emscripten's library.js
#ifdef REDFLAG_FAILING
int allocation_granted();  // tests/engine/failing.cpp
#else
static bool allocation_granted() { return true; }
#endif
}

namespace redflag::wasm {
namespace {

bool spent;

struct Linear {
  static std::uintptr_t begin() { return (reinterpret_cast<std::uintptr_t>(&__heap_base) + 7) & ~std::uintptr_t{7}; }
  static bool reach(std::uintptr_t end) {
    constexpr std::size_t page = 65536;
    const std::size_t have = __builtin_wasm_memory_size(0);
    const std::size_t wanted = end / page + 1;
    if (wanted <= have) return true;
    // A quarter more, for plain JavaScript copies all of it each time. Emscripten's own way takes 0.2 kB of glue.
    const std::size_t missing = wanted - have;
    spent = true;  // in plain JavaScript growing may throw
    if (__builtin_wasm_memory_grow(0, missing + have / 4) == SIZE_MAX &&
        __builtin_wasm_memory_grow(0, missing) == SIZE_MAX)
      return false;
    emscripten_notify_memory_growth(0);
    spent = false;
    return true;
  }
};

constinit Blocks<Linear> blocks;

}  // namespace

unsigned pages() { return spent ? ~0U : static_cast<unsigned>(__builtin_wasm_memory_size(0)); }

}  // namespace redflag::wasm

extern "C" {

void* malloc(std::size_t size) {
  void* bytes = allocation_granted() ? redflag::wasm::blocks.take(size) : nullptr;
  if (bytes == nullptr) {
    redflag::wasm::spent = true;
    __builtin_trap();
  }
  return bytes;
}

void free(void* bytes) { redflag::wasm::blocks.give(bytes); }

}  // extern "C"
