// The sections of the page, each in the file of its name.
#pragma once

#include <string>
#include <string_view>

#include "review/content.h"
#include "review/html.h"

namespace redflag::review {

void write_about(Html& html, const Content& content);
void write_problems(Html& html, const Content& content);
void write_flow(Html& html, const Content& content);
void write_rules(Html& html, const Content& content);
void write_terms(Html& html, const Content& content);
void write_floors(Html& html, const Content& content);
void write_exceptions(Html& html, const Content& content);
void write_dispositions(Html& html, const Content& content);
void write_actions(Html& html, const Content& content);
void write_words(Html& html, const Content& content);
void write_statements(Html& html, const Content& content);
void write_decisions(Html& html, const Content& content);
void write_proof(Html& html, const Content& content);
void write_population(Html& html, const Content& content);
void write_vignettes(Html& html, const Content& content);
void write_hazards(Html& html, const Content& content);
void write_signature(Html& html, const Content& content);

// A term of a description list, and what it says, which is markup.
void write_row(Html& html, std::string_view name, std::string_view markup);

// The kind of an action in words, with whom to call. `action` has the form of an action in the protocol.
std::string kind_of(const text::Json& action);

// A row for each thing that a test patient states in full; none where it states none.
void write_stated(Html& html, const Content& content, const text::Json& vignette);

// The statements and decisions that a thing stands on, in their own words.
void write_evidence(Html& html, const Content& content, const text::Json& thing);

// The rules that give this disposition when they are true, then those that give it only when they are not sure or something
// was skipped; of those that ask about `question`, where one is named.
std::string givers(const Content& content, std::string_view disposition, std::string_view question = {});

// How many of the vignettes agree with the rules, and of how many. None agree while the protocol has problems.
struct Agreement {
  std::size_t agreeing = 0, all = 0;
};
Agreement agreement(const Content& content);

}  // namespace redflag::review
