#include "review/sentence.h"

#include <algorithm>

#include "check/filled.h"
#include "check/number.h"
#include "review/html.h"
#include "review/phrases.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;
using enum Sentence::Form;

Sentence listed(const std::vector<Sentence>& parts, std::string_view heading) {
  Sentence list = {join({heading, "<ul>"}), block};
  for (const Sentence& part : parts) list.html += tagged("li", part.html);
  list.html += "</ul>";
  return list;
}

Sentence joined(const std::vector<Sentence>& parts, std::string_view word, std::string_view heading) {
  const bool plain = std::all_of(parts.begin(), parts.end(), [](const Sentence& part) { return part.form == atom; });
  if (plain && parts.size() == 1) return parts[0];
  Sentence sentence =
      plain && parts.size() == 2 ? Sentence{join({parts[0].html, word, parts[1].html}), pair} : listed(parts, heading);
  if (heading == phrase::any_of) sentence.choices = parts;
  return sentence;
}

Sentence say_many(const Content& content, const std::vector<Json>& children, std::string_view word,
                  std::string_view heading) {
  std::vector<Sentence> parts;
  for (const Json& child : children) {
    Sentence sentence = say_condition(content, child);
    if (heading == phrase::any_of && !sentence.choices.empty())
      parts.insert(parts.end(), sentence.choices.begin(), sentence.choices.end());
    else parts.push_back(std::move(sentence));
  }
  return joined(parts, word, heading);
}

Sentence say_not(const Content& content, const Json& child) {
  const Sentence sentence = say_condition(content, child);
  if (sentence.form == atom) return {join({phrase::not_so, sentence.html}), atom};
  return {join({phrase::none_so, "<ul>", tagged("li", sentence.html), "</ul>"}), block};
}

// An answer in words: the sign if there is one, or else the question and the answer.
Sentence say_finding(const Content& content, std::string_view question, std::string_view sign,
                     std::string_view answer) {
  const std::string plain = sign.empty() ? join({content.asked(question), " ", answer}) : std::string(sign);
  return {content.link("question", question, content.spoken(plain)), atom};
}

Sentence say_range(const Content& content, std::string_view question, const Json& condition) {
  const Json *min = condition.member("min"), *max = condition.member("max");
  std::string range;
  if (min != nullptr && max != nullptr)
    range = join({phrase::from, check::js_number(min->number), phrase::to, check::js_number(max->number)});
  else if (min != nullptr) range = join({check::js_number(min->number), phrase::or_more});
  else range = join({check::js_number(max->number), phrase::or_less});
  const std::string_view sign = content.words("questions", question).text_of("sign");
  const bool fits = sign.find("{value}") != std::string_view::npos;
  return say_finding(content, question, fits ? check::filled(sign, {{"value", range}}) : "", range);
}

Sentence say_answer(const Content& content, std::string_view question, const Json& is) {
  if (content.item("questions", question).text_of("kind") == "yes-no")
    return say_finding(content, question, content.words("questions", question).text_of("sign"), is.text);
  const auto option = [&](std::string_view id) {
    const Json& words = content.option_words(question, id);
    return say_finding(content, question, words.text_of("sign"), id);
  };
  if (is.kind == Json::Kind::string) return option(is.text);
  std::vector<Sentence> parts;
  for (const Json& item : is.items) parts.push_back(option(item.text));
  return joined(parts, phrase::disjunction, phrase::any_of);
}

// Calls visit(finding or term) on each leaf of a condition.
template <class Visit>
void each_leaf(const Json& condition, const Visit& visit) {
  for (const char* key : {"all", "any", "of"})
    for (const Json& child : condition.list_of(key)) each_leaf(child, visit);
  if (const Json* child = condition.member("not")) each_leaf(*child, visit);
  if (condition.member("question") != nullptr || condition.member("term") != nullptr) visit(condition);
}

// The terms that a condition uses, through other terms too; a cycle of terms ends where it closes.
void find_terms(const Content& content, const Json& condition, std::vector<std::string_view>& terms) {
  each_leaf(condition, [&](const Json& leaf) {
    const std::string_view id = leaf.text_of("term");
    if (id.empty() || std::find(terms.begin(), terms.end(), id) != terms.end()) return;
    terms.push_back(id);
    if (const Json* is = content.item("terms", id).member("is")) find_terms(content, *is, terms);
  });
}

}  // namespace

Sentence say_condition(const Content& content, const Json& condition) {
  if (condition.member("all") != nullptr)
    return say_many(content, condition.list_of("all"), phrase::conjunction, phrase::all_of);
  if (condition.member("any") != nullptr)
    return say_many(content, condition.list_of("any"), phrase::disjunction, phrase::any_of);
  if (condition.member("atLeast") != nullptr) {
    const std::string heading =
        join({phrase::at_least, check::js_number(condition.number_of("atLeast", 0)), phrase::of_these});
    std::vector<Sentence> parts;
    for (const Json& child : condition.list_of("of")) parts.push_back(say_condition(content, child));
    return listed(parts, heading);
  }
  if (const Json* child = condition.member("not")) return say_not(content, *child);
  if (condition.member("term") != nullptr) {
    const std::string_view id = condition.text_of("term");
    return {content.link("term", id, join({"“", escape(term_name(id)), "”"})) + std::string(phrase::applies), atom};
  }
  const std::string_view question = condition.text_of("question");
  if (const Json* is = condition.member("is")) return say_answer(content, question, *is);
  if (condition.member("min") != nullptr || condition.member("max") != nullptr)
    return say_range(content, question, condition);
  return say_finding(content, question, "", "");
}

std::string say_terms(const Content& content, const Json& condition) {
  std::vector<std::string_view> terms;
  find_terms(content, condition, terms);
  std::string html;
  for (const std::string_view id : terms) {
    const Json* is = content.item("terms", id).member("is");
    if (is == nullptr) continue;
    html += tagged("div class=\"term\"",
                   join({"“", escape(term_name(id)), "”", phrase::means, say_condition(content, *is).html})) +
            '\n';
  }
  return html;
}

std::string term_name(std::string_view id) {
  std::string name(id);
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::set<std::string_view> asked_in(const Content& content, const Json& condition) {
  std::set<std::string_view> questions;
  const auto add = [&](const Json& leaf) {
    if (!leaf.text_of("question").empty()) questions.insert(leaf.text_of("question"));
  };
  each_leaf(condition, add);
  std::vector<std::string_view> terms;
  find_terms(content, condition, terms);
  for (const std::string_view id : terms)
    if (const Json* is = content.item("terms", id).member("is")) each_leaf(*is, add);
  return questions;
}

}  // namespace redflag::review
