// For the engine that the tests build beside the real one: whether the next allocation succeeds is the test's to say.
#include <emscripten.h>

// NOLINTNEXTLINE: a macro that makes a function of JavaScript
EM_JS(int, allocation_granted, (), { return globalThis['allocationGranted'](); })
