// malloc and free for the wasm, on the blocks of blocks.h. Running out stops the instance at once: Embind writes what a
// caller hands over to wherever malloc points and does not look whether that is null. engine.js makes an error of the
// stop, and a new instance for the next call.
#include "wasm/memory.h"

#include <emscripten/heap.h>

#include "wasm/blocks.h"

extern "C" {
extern char __heap_base;  // NOLINT: the linker's name
#ifdef REDFLAG_FAILING
int allocation_granted();  // tests/engine/failing.cpp
#else
static bool allocation_granted() { return true; }
#endif
}

namespace redflag::wasm {
namespace {

struct Linear {
  static std::uintptr_t begin() { return (reinterpret_cast<std::uintptr_t>(&__heap_base) + 7) & ~std::uintptr_t{7}; }
  static bool reach(std::uintptr_t end) {
    return end <= __builtin_wasm_memory_size(0) * 65536 || emscripten_resize_heap(end);
  }
};

constinit Blocks<Linear> blocks;
bool spent;

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
