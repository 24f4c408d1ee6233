// Blocks of memory in powers of two, each size with a list of the freed ones. An engine call makes a few hundred small
// strings and lists and frees them all, so that blocks are never split or joined costs nothing that matters, and spares
// three quarters of emmalloc (0.7 kB after brotli, measured).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace redflag::wasm {

struct Block {
  union {
    unsigned size_class;  // in use: the block has 1 << size_class bytes
    Block* next;          // free
  };
  alignas(8) char bytes[1];
};

// Ground is where the blocks stand: begin() is its first address, a multiple of 8, and reach(end) makes it good up to
// `end`, or is false. Nothing beyond what reach() granted is ever touched. A template, so that the tests can run it natively,
// on ground that the sanitizers guard.
template <class Ground>
class Blocks {
 public:
  // nullptr when the ground ends.
  void* take(std::size_t size) {
    if (size > (std::size_t{1} << 30U)) return nullptr;
    const auto size_class = static_cast<unsigned>(std::bit_width(size + header));
    Block* block = freed_[size_class];
    if (block != nullptr) {
      freed_[size_class] = block->next;
    } else {
      const std::uintptr_t fresh = end_ == 0 ? Ground::begin() : end_;
      const std::uintptr_t wanted = fresh + (std::uintptr_t{1} << size_class);
      if (wanted < fresh || !Ground::reach(wanted)) return nullptr;
      end_ = wanted;
      block = reinterpret_cast<Block*>(fresh);
    }
    block->size_class = size_class;
    return block->bytes;
  }

  void give(void* bytes) {
    if (bytes == nullptr) return;
    auto* block = reinterpret_cast<Block*>(static_cast<char*>(bytes) - header);
    const unsigned size_class = block->size_class;
    block->next = freed_[size_class];
    freed_[size_class] = block;
  }

 private:
  static constexpr unsigned header = offsetof(Block, bytes);

  Block* freed_[32] = {};
  std::uintptr_t end_ = 0;
};

}  // namespace redflag::wasm
