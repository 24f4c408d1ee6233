// How much is read at most: all limits there are, each with the code of what is beyond it. Enforced before the work is done
// that they bound. rules/README.md shows them to authors; tests/engine/limits.test.mjs holds the two together.
#pragma once

#include <cstddef>

namespace redflag::text::limits {

// clang-format off
inline constexpr std::size_t file_bytes = 16'777'216;   // too-large: bytes of a file
inline constexpr std::size_t line_bytes = 1'048'576;    // too-large: bytes of a line for assess, or of one patient's answers
inline constexpr std::size_t batch_bytes = 67'108'864;  // too-large: bytes of a batch of patients, as JSON
inline constexpr std::size_t depth = 64;                // json-too-deep: brackets in one another
inline constexpr std::size_t values = 1'000'000;        // too-many-values: values in a file or a line
inline constexpr std::size_t keys = 1'000;              // too-many-keys: keys of one object, answers of a patient too
inline constexpr std::size_t text_bytes = 10'000;       // text-too-long: bytes of one key or string
inline constexpr std::size_t questions = 1'000;         // too-many-questions: questions
inline constexpr std::size_t options = 32;              // too-many-options: options of a question
inline constexpr std::size_t rules = 4'000;             // too-many-rules: rules
inline constexpr std::size_t items = 5'000;             // too-long: items of any other list
inline constexpr std::size_t conditions = 100'000;      // too-many-conditions: conditions in a protocol, parts and terms included
inline constexpr std::size_t nested = 256;              // too-deep: conditions in one another, terms included
inline constexpr std::size_t problems = 50;             // more-problems: problems of a file or a call that are told
// clang-format on

}  // namespace redflag::text::limits
