// protocol.json and words/<lang>.json as text → values, or every problem in them.
#pragma once

#include "core/problem.h"
#include "core/protocol.h"
#include "text/json.h"

namespace redflag::text {

// Of a document that is not whole nothing more is said. Problems: besides those of parse_json and of the tables in
// format.h (place.h names them), bad-condition, bad-count, unknown-option, cycle, no-default, and
// those of limits.h; a list beyond them ends it. What a protocol means is held against good sense by src/check, which a
// visitor's browser does without.
Protocol read_protocol(const Document& document, Report& report);

// Holds one language against the protocol that the tree of protocol.json, which has been read without a problem, tells
// of. Problems: missing-word, unknown-word, and those of the tables.
void check_words(const Document& protocol, const Document& words, Report& report);

}  // namespace redflag::text
