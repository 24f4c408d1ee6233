#include "check/labels.h"

#include <algorithm>
#include <array>
#include <set>

#include "check/walk.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;

// The limits, all of them. Words of one list are separated by blanks, phrases by "|"; all in lower case.
struct Language {
  std::string_view lang;        // the first part of the tag; the last row is for every other language
  std::size_t words;            // a label; Spanish needs about a fifth more than English for the same
  const char* ors;              // of which a label holds one at most
  const char* first_person;     // the same label serves those who answer for somebody else
  std::string_view exclusions;  // what a label does not mean is asked of those who said yes
};

constexpr std::array languages = {
    Language{"en", 9, "or", "i i'm i've i'd i'll my me mine myself", "not count|not counting|but not|except|unless"},
    Language{"es", 11, "o u",
             "yo mi mí mis me conmigo tengo tuve tenía estoy estuve soy fui siento puedo pude tomo tomé",
             "no cuenta|no cuentan|sin contar|pero no|excepto|salvo|a menos que"},
    Language{"", 11, "", "", ""},
};
constexpr std::ptrdiff_t max_ors = 1;  // a stroke is one too
constexpr std::size_t max_findings = 1;
// Per cent of the labels, or one of few, that may hold more findings, each with a reason.
constexpr std::size_t max_share = 10;

const Language& language_of(std::string_view tag) {
  const std::string_view lang = tag.substr(0, tag.find('-'));
  return *std::find_if(languages.begin(), languages.end() - 1, [&](const Language& row) { return row.lang == lang; });
}

// ASCII and the accented letters of Latin-1, which is what the languages above are written in. Curly apostrophes become
// straight ones.
std::string lower(std::string_view text) {
  std::string low;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    if (text.substr(i, 3) == "\xE2\x80\x99") {
      low += '\'';
      i += 2;
    } else if (letter >= 'A' && letter <= 'Z') {
      low += static_cast<char>(letter - 'A' + 'a');
    } else if (!low.empty() && low.back() == '\xC3' && static_cast<unsigned char>(letter) <= 0x9E) {
      low += static_cast<char>(letter + 0x20);
    } else {
      low += letter;
    }
  }
  return low;
}

constexpr std::string_view marks = ".,;:!?()\"'";

struct Word {
  std::string_view bare;  // without the marks around it
  bool ends = false;      // a sentence ends with it
};

// Between blanks. What holds nothing but marks is no word.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  while (!text.empty()) {
    std::string_view piece = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
    const std::size_t begin = piece.find_first_not_of(marks), end = piece.find_last_not_of(marks);
    if (begin == std::string_view::npos) continue;
    const bool ends = piece.substr(end + 1).find_first_of(".!?") != std::string_view::npos;
    words.push_back({piece.substr(begin, end + 1 - begin), ends});
  }
  return words;
}

// Is one of the phrases in the text, as whole words?
bool holds_phrase(const std::vector<Word>& words, std::string_view phrases) {
  std::string text = " ";
  for (const Word& word : words) text += join({word.bare, " "});
  while (!phrases.empty()) {
    const std::string_view phrase = phrases.substr(0, phrases.find('|'));
    if (text.find(join({" ", phrase, " "})) != std::string::npos) return true;
    phrases.remove_prefix(std::min(phrase.size() + 1, phrases.size()));
  }
  return false;
}

void check_label(const Place& label, const Language& limits, bool for_both) {
  const std::string text = lower(label.json->text);
  const std::vector<Word> words = words_of(text);
  if (words.empty()) return;
  if (words.size() > limits.words)
    label.problem("label-long", {to_text(words.size()), " words are more than ", to_text(limits.words),
                                 ": keep what tells it apart, and ask the rest of those who say yes"});
  if (std::any_of(words.begin(), words.end() - 1, [](const Word& word) { return word.ends; }))
    label.problem("label-sentences", {"this is more than one sentence: keep one"});
  const auto is_or = [&](const Word& word) { return word_index(limits.ors, word.bare) >= 0; };
  if (is_or(words[0]))
    label.problem("label-or-sentence",
                  {"this begins with ", in_quotes(words[0].bare), ": begin with the word that tells it apart"});
  if (std::count_if(words.begin(), words.end(), is_or) + std::count(text.begin(), text.end(), '/') > max_ors)
    label.problem("label-ors", {"this joins things by \"or\" or \"/\" more than once: split it, or leave some out"});
  if (holds_phrase(words, limits.exclusions))
    label.problem("label-excludes", {"this says what it does not mean: ask that of those who say yes"});
  for (const Word& word : words)
    if (for_both && word_index(limits.first_person, word.bare) >= 0)
      return label.problem("label-first-person", {in_quotes(word.bare),
                                                  " is wrong for somebody who answers for another: leave it out, or "
                                                  "give \"other\" words of its own"});
}

std::string_view without_stop(std::string_view text) { return text.substr(0, text.find_last_not_of('.') + 1); }

// `other`: the words for somebody else, where they are not the same; null where `options` are those words themselves.
void check_options(const Place& options, const Language& limits, const Json* other) {
  const std::vector<Json>& items = options.json->items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Place option = options.item(i);
    const std::string_view text = items[i].text_of("label");
    if (text.empty()) continue;
    const Json* own = other == nullptr ? nullptr : other->member(items[i].key);
    check_label(option.member("label"), limits, own == nullptr || own->text_of("label").empty());
    const std::string label = lower(without_stop(text));
    const auto same = [&](const Json& before) { return lower(without_stop(before.text_of("label"))) == label; };
    if (std::any_of(items.data(), items.data() + i, same))
      option.member("label").problem("same-label", {"another answer to this question says the same: tell them apart"});
  }
}

// Calls visit(option) on the words of every option, in the order of the file.
template <class Visit>
void each_option(const Place& words, const Visit& visit) {
  with(words, "questions", [&](const Place& questions) {
    for (std::size_t i = 0; i < questions.json->items.size(); ++i)
      with(questions.item(i), "options", [&](const Place& options) {
        for (std::size_t k = 0; k < options.json->items.size(); ++k) visit(options.item(k));
      });
  });
}

std::set<std::string_view> findings_of(const Json& option) {
  std::set<std::string_view> findings;
  for (const Json& finding : option.list_of("findings")) findings.insert(finding.text);
  return findings;
}

std::string listed(const std::set<std::string_view>& ids) {
  std::string list;
  for (const std::string_view id : ids) list += join({list.empty() ? "" : ", ", id});
  return list;
}

// The words of the same option in another language.
const Json* same_option(const Json& words, const Place& option) {
  const Json* found = &words;
  const std::string pointer = option.pointer();
  for (std::string_view way = std::string_view(pointer).substr(1); found != nullptr && !way.empty();) {
    const std::string_view key = way.substr(0, way.find('/'));
    way.remove_prefix(std::min(key.size() + 1, way.size()));
    found = found->member(key);
  }
  return found;
}

void check_option(const Place& option, const File& model, bool is_model) {
  const std::set<std::string_view> findings = findings_of(*option.json);
  if (findings.empty())
    return option.problem("findings-missing",
                          {"add \"findings\", the ids of what this label names, as other labels have"});
  if (findings.size() != option.json->list_of("findings").size())
    option.member("findings").problem("listed-twice", {"one finding stands here twice: keep one"});
  const Json* same = is_model ? nullptr : same_option(model.document.root, option);
  if (same != nullptr && !findings_of(*same).empty() && findings_of(*same) != findings)
    option.member("findings")
        .problem("findings-differ", {model.document.root.text_of("lang"), " has ", listed(findings_of(*same)),
                                     ": make both labels say the same, and both lists"});
  if (is_model && findings.size() > max_findings && option.json->text_of("together").empty())
    option.problem("findings-together",
                   {"one label asks for ", listed(findings), ": split it, or add \"together\" with the reason"});
}

// Past the limit is a problem, unless decisions.md waives it; a waiver that is not needed is one too.
void check_share(Folder& folder, const Place& root, std::size_t labels, std::size_t packed, const Noted* waiver) {
  const bool over = packed > 1 && packed * 100 > labels * max_share;
  if (over && waiver == nullptr)
    root.member("questions")
        .problem(findings_share, {to_text(packed), " of ", to_text(labels),
                                  " labels ask for more than one thing, more than ", to_text(max_share),
                                  " %: split some, or write in decisions.md: - waived: ", findings_share, " — reason"});
  if (!over && waiver != nullptr)
    problem_at(folder.decisions, waiver->line, "needless-waiver",
               {to_text(packed), " of ", to_text(labels), " labels ask for more than one thing: remove the waiver"});
}

}  // namespace

void check_labels(const Place& words) {
  const Language& limits = language_of(words.json->text_of("lang"));
  with(words, "questions", [&](const Place& questions) {
    for (std::size_t i = 0; i < questions.json->items.size(); ++i) {
      const Place question = questions.item(i);
      const Json* other = question.json->member("other");
      const Json* own = other == nullptr ? nullptr : other->member("options");
      with(question, "options", [&](const Place& options) { check_options(options, limits, own); });
      with(question, "other", [&](const Place& others) {
        with(others, "options", [&](const Place& options) { check_options(options, limits, nullptr); });
      });
    }
  });
}

void check_findings(Folder& folder, const File& model, const Decisions& decisions) {
  bool any = false;
  for (File& file : folder.words)
    each_option(file.root(), [&](const Place& option) { any |= option.json->member("findings") != nullptr; });
  if (!any) return;
  for (File& file : folder.words) {
    const Place root = file.root();
    std::size_t labels = 0, packed = 0;
    const bool alone = folder.words.size() == 1;
    each_option(root, [&](const Place& option) {
      const std::size_t count = findings_of(*option.json).size();
      ++labels;
      packed += count > max_findings;
      if (!alone || count > 0) check_option(option, model, &file == &model);
    });
    if (&file == &model) check_share(folder, root, labels, packed, decisions.waiver(findings_share));
  }
}

}  // namespace redflag::check
