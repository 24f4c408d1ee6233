// The rules that the tables of text/format.h cannot hold about the form of a protocol.json: keys that one kind needs
// and another must not have, reserved ids, lists that are empty or repeat themselves. A visitor's browser does without
// these.
#pragma once

#include "text/place.h"

namespace redflag::check {

// Problems: missing-key, unknown-key, bad-id, bad-version, too-many-options, empty, listed-twice, and those of the tables
// for intendedUse. Looks at any tree, sound or not.
void check_form(const text::Place& root);

// Is this major.minor.patch?
bool is_version(std::string_view text);

}  // namespace redflag::check
