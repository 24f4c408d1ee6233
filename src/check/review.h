// review.json: who stands for the content, until when, and what changed in each rule.
#pragma once

#include <string_view>

#include "check/file.h"

namespace redflag::check {

// Why this version lowers what a rule or disposition gives, by the list "lowers" of the review; empty where nothing is said.
std::string_view reason_to_lower(const text::Json& review, std::string_view version, std::string_view id);

// Problems: those of the tables, bad-date, bad-version, review-overdue, review-unsigned, unlogged-rule, unknown-id.
// `protocol` is the tree of protocol.json, sound or not; null when there is none.
void check_review(File& file, const text::Json& protocol, std::string_view today);

}  // namespace redflag::check
