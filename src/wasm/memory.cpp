// Memory for the wasm: blocks in powers of two, each size with a list of the freed ones. An engine call makes a few
// hundred small strings and lists and frees them all, so that blocks are never split or joined costs nothing that
// matters, and spares three quarters of emmalloc (0.7 kB after brotli, measured). Running out returns null; operator new
// then stops the instance, which engine.js turns into an error.
#include <emscripten/heap.h>

#include <cstddef>
#include <cstdint>

namespace {

struct Block {
  union {
    unsigned size_class;  // in use: the block has 1 << size_class bytes
    Block* next;          // free
  };
  alignas(8) char bytes[1];
};

constexpr unsigned header = offsetof(Block, bytes);

Block* free_blocks[32];

}  // namespace

extern "C" {

extern char __heap_base;  // NOLINT: the linker's name

void* malloc(std::size_t size) {
  if (size > SIZE_MAX / 8) return nullptr;
  const unsigned size_class = 32 - static_cast<unsigned>(__builtin_clz(size + header));
  Block* block = free_blocks[size_class];
  if (block != nullptr) {
    free_blocks[size_class] = block->next;
  } else {
    static auto end = (reinterpret_cast<std::uintptr_t>(&__heap_base) + 7) & ~std::uintptr_t{7};
    const std::uintptr_t fresh = end, wanted = fresh + (std::uintptr_t{1} << size_class);
    if (wanted > __builtin_wasm_memory_size(0) * 65536 && !emscripten_resize_heap(wanted)) return nullptr;
    end = wanted;
    block = reinterpret_cast<Block*>(fresh);
  }
  block->size_class = size_class;
  return block->bytes;
}

void free(void* bytes) {
  if (bytes == nullptr) return;
  auto* block = reinterpret_cast<Block*>(static_cast<char*>(bytes) - header);
  const unsigned size_class = block->size_class;
  block->next = free_blocks[size_class];
  free_blocks[size_class] = block;
}

}  // extern "C"
