// The types that cross in bindings.cpp, registered by hand. Embind's own bind.cpp registers forty, with the JavaScript for
// each: 2.5 kB after brotli (measured). What bind.cpp defines and Embind calls is defined here, all of it, so that the linker
// has no reason to take bind.cpp from its library.
#include <emscripten.h>
#include <emscripten/bind.h>

#include <cstdlib>
#include <limits>
#include <string>

using emscripten::internal::TypeID;

namespace {

void register_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_integer(TypeID<unsigned>::get(), "unsigned int", sizeof(unsigned), 0,
                           std::numeric_limits<unsigned>::max());
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}

}  // namespace

// NOLINTBEGIN: the names are Embind's
extern "C" {

// Only for the text of an error about a type that was never registered; Embind gives it back to free.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info*) {
  char* empty = static_cast<char*>(std::malloc(1));
  *empty = 0;
  return empty;
}

#ifdef REDFLAG_EMBIND_3_1_6
// Before the EMSCRIPTEN_BINDINGS constructors, which have no priority.
EMSCRIPTEN_KEEPALIVE __attribute__((constructor(101))) void __embind_register_native_and_builtin_types() {
  register_types();
}
#else
// Called for each EMSCRIPTEN_BINDINGS, which has run by then. Only a thread would run them again, and there is none.
void _embind_register_bindings(emscripten::internal::InitFunc*) {}
EMSCRIPTEN_KEEPALIVE void _embind_initialize_bindings() {}

__attribute__((constructor(101))) void register_types_first() { register_types(); }

// Coroutines call these when a promise settles, and there are no coroutines here. Without them the linker takes bind.cpp after all,
// and with it code that expects exceptions.
void _emval_coro_resume(void*, void*) {}
void _emval_coro_reject(void*, void*) {}
#endif
}
// NOLINTEND
