// review.json: who stands for the content, until when, and what changed in each rule.
#pragma once

#include <string_view>

#include "check/file.h"

namespace redflag::check {

// Problems: those of the tables, bad-date, bad-version, review-overdue, review-unsigned, unlogged-rule, unknown-id.
// `protocol` is the tree of protocol.json, sound or not; null when there is none.
void check_review(File& file, const text::Json& protocol, std::string_view today);

}  // namespace redflag::check
