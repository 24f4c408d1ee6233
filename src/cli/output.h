// Where the words of this program go: results to stdout, everything about it to stderr.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "check/check.h"

namespace redflag::cli {

enum Exit : int { holds = 0, wrong = 1, unusable = 2 };

void say(std::initializer_list<std::string_view> parts);
void complain(std::initializer_list<std::string_view> parts);

// Hands over what was said so far. False when nobody can take it: the disk is full, say.
bool flush();

// One a line: FILE:JSON-POINTER: CODE: message
void complain_of(const std::vector<check::Located>& problems);

// The exit status for these problems of a folder: unusable where a file cannot be read.
Exit verdict(const std::vector<check::Located>& problems);

}  // namespace redflag::cli
