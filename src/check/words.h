// words/<lang>.json: whole in every language, and alike in all.
#pragma once

#include <string_view>

#include "check/decisions.h"
#include "check/folder.h"

namespace redflag::check {

// The value of {tel} where the emergency number is meant, unless a page that embeds the widget sets another.
inline constexpr std::string_view emergency_tel = "911";

// Nothing that could be seen: blanks of any width.
bool is_blank(std::string_view words);

// The value of {tel} in the words of an action that calls `phone`; nothing where only the page knows the number.
std::string_view tel_of(std::string_view phone);

// Problems: those of text::check_words, lang-mismatch, missing-word, unknown-word, wrong-type, same-words,
// placeholder-differs, and those of check/labels.h. Looks at any tree, sound or not.
void check_languages(Folder& folder, const Decisions& decisions);

}  // namespace redflag::check
