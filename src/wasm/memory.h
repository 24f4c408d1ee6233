// The memory of the instance, as far as the edge has to know it.
#pragma once

namespace redflag::wasm {

// Pages of 64 kB that the instance has; more than there can be once it ran out of memory and stopped.
unsigned pages();

}  // namespace redflag::wasm
