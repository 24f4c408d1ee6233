// The types that cross in bindings.cpp, registered by hand. Embind's own bind.cpp registers forty, with the JavaScript
// for each: 2.5 kB after brotli (measured). Only for Emscripten before 3.1.30, where the two halves can be told apart.
#include <emscripten.h>
#include <emscripten/bind.h>

#include <limits>
#include <string>

using emscripten::internal::TypeID;

// NOLINTBEGIN: the names are embind.js's
extern "C" {

// Only for the text of an error about a type that was never registered.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info*) { return ""; }

// Before the EMSCRIPTEN_BINDINGS constructors, which have no priority.
EMSCRIPTEN_KEEPALIVE __attribute__((constructor(101))) void __embind_register_native_and_builtin_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_integer(TypeID<unsigned>::get(), "unsigned int", sizeof(unsigned), 0,
                           std::numeric_limits<unsigned>::max());
  _embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
}
// NOLINTEND
