// Decimal numbers, exact or refused. A number of at most 15 digits times a power of ten within 22 either way is one
// rounding away from two exact doubles (Clinger 1990), so this is correctly rounded everywhere it answers, the same in
// every build, and it spares the wasm libc's strtod (about 6 kB after brotli, measured).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace redflag::text {

inline constexpr std::uint64_t max_decimal = 999'999'999'999'999;

// Reads what JSON's grammar calls a number; the caller has checked the grammar.
std::optional<double> read_decimal(std::string_view digits);

}  // namespace redflag::text
