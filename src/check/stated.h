// The statements in full that a vignette may make beside its dispositions and rules. Each is compared as lines of text: the
// vignette's own with those that the protocol gives for its answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/floors.h"
#include "core/answers.h"
#include "core/protocol.h"
#include "text/json.h"

namespace redflag::check {

// Each under its key in the vignette, all of them optional.
//   floors      the floors that are true, each with what it demands at least
//   outcome     urgency, booking, and every action in its order, with kind and phone
//   asked       the screens of the interview as far as the answers go, each with its questions
//   comeBackIf  what would raise the disposition: "question/option", or "question" of yes-no; " no" behind it of a good sign
struct Statement {
  const char* key;
  const char* code;  // of the problem that something else is stated
};
inline constexpr Statement statements[] = {{"floors", "vignette-floors"},
                                           {"outcome", "vignette-outcome"},
                                           {"asked", "vignette-asked"},
                                           {"comeBackIf", "vignette-come-back-if"}};

using Lines = std::vector<std::string>;

// The lines of the vignette for one of `statements`, by its place there; none where it has no such key.
std::optional<Lines> stated(const text::Json& vignette, std::size_t statement);

// The lines that the protocol gives for one of `statements`, by its place there. `root` is the tree that the protocol and the
// floors were read from.
Lines found(std::size_t statement, const Protocol& protocol, const text::Json& root, const Floors& floors,
            const Answers& answers);

}  // namespace redflag::check
