// review.json: who stands for the content, until when, and what changed in each rule.
#pragma once

#include <string_view>

#include "check/folder.h"

namespace redflag::check {

// Why this version lowers what a rule or disposition gives, by the list "lowers" of the review; empty where nothing is said.
std::string_view reason_to_lower(const text::Json& review, std::string_view version, std::string_view id);

// Problems: those of the tables, bad-date, bad-version, review-overdue, review-later, review-unsigned, signed-other,
// same-version, unlogged-rule, unknown-id.
void check_review(Folder& folder, std::string_view today);

}  // namespace redflag::check
