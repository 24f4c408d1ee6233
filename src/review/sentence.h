// Conditions in words.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "review/content.h"

namespace redflag::review {

// Markup. `block`: it ends in a list, so nothing can follow it on its line.
struct Sentence {
  enum class Form { atom, pair, block };
  std::string html;
  Form form = Form::atom;
  std::vector<Sentence> choices = {};  // of an "or": those it offers, so that one "or" in another is one list
  [[nodiscard]] bool block() const { return form == Form::block; }
};

// Any tree; a form that is none of the format's says nothing.
Sentence say_condition(const Content& content, const text::Json& condition);

// "“Nerve sign” means …", for each term that the condition uses, and those that these use, each once.
std::string say_terms(const Content& content, const text::Json& condition);

// The name of a term in words: it has only its id.
std::string term_name(std::string_view id);

// The questions that a condition asks about, itself and in its terms.
std::set<std::string_view> asked_in(const Content& content, const text::Json& condition);

}  // namespace redflag::review
