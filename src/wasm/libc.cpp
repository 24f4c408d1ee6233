// Parts of libc that nlohmann's lexer mentions and Redflag does without: left in, they are 6.5 kB after brotli, a third
// of the wasm (measured). The linker's --wrap puts these in their place.
//
// The lexer turns the digits of a number into a value that text/json.cpp never looks at: it reads the digits themselves
// (text/decimal.h). So here a number only has to end where its digits end, which the lexer asserts. printf would only
// write messages that are never shown. tests/engine holds every number and message against the native build.
#include <cstdarg>
#include <cstddef>

namespace {

template <class Number>
Number skip(const char* digits, char** end) {
  while ((*digits >= '0' && *digits <= '9') || *digits == '-' || *digits == '+' || *digits == '.' || *digits == 'e' ||
         *digits == 'E')
    ++digits;
  *end = const_cast<char*>(digits);
  return {};
}

}  // namespace

// NOLINTBEGIN: the names are the linker's
extern "C" {
float __wrap_strtof(const char* digits, char** end) { return skip<float>(digits, end); }
double __wrap_strtod(const char* digits, char** end) { return skip<double>(digits, end); }
long double __wrap_strtold(const char* digits, char** end) { return skip<long double>(digits, end); }
long long __wrap_strtoll(const char* digits, char** end, int) { return skip<long long>(digits, end); }
unsigned long long __wrap_strtoull(const char* digits, char** end, int) {
  return skip<unsigned long long>(digits, end);
}
int __wrap_snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) *out = 0;
  return 0;
}
int __wrap_vsnprintf(char* out, std::size_t size, const char*, va_list) {
  if (size > 0) *out = 0;
  return 0;
}
}
// NOLINTEND
