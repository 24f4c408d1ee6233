#include "check/words.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "check/labels.h"
#include "check/walk.h"
#include "core/protocol.h"
#include "text/read_protocol.h"
#include "text/widget_words.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;

void check_lang(const Place& root, const File& file) {
  const std::string name = std::filesystem::path(file.path).stem().string();
  with(root, "lang", [&](const Place& lang) {
    if (lang.json->text != name)
      lang.problem("lang-mismatch",
                   {"the file is called ", name, ".json: write ", in_quotes(name), " here, or rename it"});
  });
}

// A question's words are the heading of its screen, and two screens must not have the same.
void check_questions(const Place& questions, const Json* protocol) {
  const Json* list = protocol == nullptr ? nullptr : protocol->member("questions");
  for (std::size_t i = 0; i < questions.json->items.size(); ++i) {
    const Place question = questions.item(i);
    const Json& json = *question.json;
    const auto same = [&](const Json& other) {
      return !json.text_of("ask").empty() && other.text_of("ask") == json.text_of("ask");
    };
    if (std::any_of(questions.json->items.data(), questions.json->items.data() + i, same))
      question.member("ask").problem("same-words", {"another question asks the same: tell them apart"});
    const Index index = list == nullptr ? none : list->index_of(json.key);
    if (index != none && list->items[index].text_of("kind") == "number" && json.member("unit") == nullptr)
      question.problem("missing-word", {"add \"unit\""});
  }
}

// The rows of one screen stand under one another, whichever question they belong to.
void check_rows(const Place& questions, const Json& protocol) {
  const Json* list = protocol.member("questions");
  for (const Json& screen : protocol.list_of("screens")) {
    const std::vector<Json> alone(1, screen);
    std::vector<std::pair<std::string_view, std::string_view>> labels;  // with their questions
    for (const Json& id : screen.kind == Json::Kind::array ? screen.items : alone) {
      const Index index = list == nullptr ? none : list->index_of(id.text);
      if (index == none || list->items[index].text_of("kind") != "checklist") continue;
      if (questions.json->member(id.text) == nullptr) continue;
      const Place question = questions.member(id.text);
      with(question, "options", [&](const Place& options) {
        for (std::size_t i = 0; i < options.json->items.size(); ++i) {
          const Place option = options.item(i);
          const std::string_view label = option.json->text_of("label");
          const auto same = [&](const auto& other) { return other.first == label && other.second != id.text; };
          if (!label.empty() && std::any_of(labels.begin(), labels.end(), same))
            option.member("label").problem("same-label", {"another row on this screen says the same: tell them apart"});
          labels.emplace_back(label, id.text);
        }
      });
    }
  }
}

// Signs stand alone in reasons and in "come back if".
void check_signs(const Place& questions) {
  for (std::size_t i = 0; i < questions.json->items.size(); ++i) {
    const Place question = questions.item(i);
    with(question, "options", [](const Place& options) {
      const std::vector<Json>& items = options.json->items;
      for (std::size_t at = 0; at < items.size(); ++at) {
        const std::string_view sign = items[at].text_of("sign");
        const auto same = [&](const Json& before) { return before.text_of("sign") == sign; };
        if (!sign.empty() && std::any_of(items.data(), items.data() + at, same))
          options.item(at).member("sign").problem("same-sign",
                                                  {"another answer to this question shows the same: tell them apart"});
      }
    });
  }
}

// Words for somebody who answers for another replace the plain ones, so they have no keys of their own.
void check_other(const Place& other, const Json& plain) {
  if (other.json->kind != plain.kind) return other.problem("wrong-type", {"write it in the form of the plain words"});
  const bool text = plain.kind == Json::Kind::string, list = plain.kind == Json::Kind::array;
  if (text ? other.json->text.empty() : list && other.json->items.empty())
    other.problem("missing-word", {"nothing stands here: write the words, or leave the key out"});
  for (std::size_t i = 0; !text && i < other.json->items.size(); ++i) {
    const Place item = other.item(i);
    const std::string_view key = item.json->key;
    const Json* same = list && !plain.items.empty() ? plain.items.data() : plain.member(key);
    if (same != nullptr && (list || word_index("other findings together", key) < 0)) check_other(item, *same);
    else item.problem("unknown-word", {"the plain words have no ", in_quotes(key), ": correct or remove it"});
  }
}

void check_others(const Place& list) {
  for (std::size_t i = 0; i < list.json->items.size(); ++i) {
    const Place words = list.item(i);
    with(words, "other", [&](const Place& other) { check_other(other, *words.json); });
  }
}

std::set<std::string_view> placeholders(std::string_view words) {
  std::set<std::string_view> found;
  for (std::size_t open = words.find('{'); open != std::string_view::npos; open = words.find('{', open + 1))
    found.insert(words.substr(open, words.find('}', open) - open));
  return found;
}

void check_placeholders(const Place& words, const Json& model, std::string_view language) {
  if (words.json->kind == Json::Kind::string && placeholders(words.json->text) != placeholders(model.text))
    words.problem("placeholder-differs", {"use the same {placeholders} as ", language, ": ", in_quotes(model.text)});
  for (std::size_t i = 0; words.json->kind == Json::Kind::object && i < words.json->items.size(); ++i)
    if (const Json* same = model.member(words.json->items[i].key)) check_placeholders(words.item(i), *same, language);
}

void check_visible(const Place& words) {
  if (words.json->kind == Json::Kind::string && !words.json->text.empty() && is_blank(words.json->text))
    words.problem("missing-word", {"these words are blank: write them"});
  for (std::size_t i = 0; i < words.json->items.size(); ++i) check_visible(words.item(i));
}

}  // namespace

bool is_blank(std::string_view words) {
  // UTF-8 of U+0085, U+00A0, U+00AD, U+034F, U+1680, U+180E, U+2800, U+3000, U+3164 and U+FEFF; below, of U+2000 to U+200F,
  // U+2028 to U+202F and U+205F to U+206F.
  constexpr std::string_view blanks[] = {"\xC2\x85",     "\xC2\xA0",     "\xC2\xAD",     "\xCD\x8F",
                                         "\xE1\x9A\x80", "\xE1\xA0\x8E", "\xE2\xA0\x80", "\xE3\x80\x80",
                                         "\xE3\x85\xA4", "\xEF\xBB\xBF"};
  while (!words.empty()) {
    const auto third = static_cast<unsigned char>(words.size() < 3 ? 0x91 : words[2]);
    const auto* const blank = std::find_if(std::begin(blanks), std::end(blanks),
                                           [&](std::string_view one) { return words.substr(0, one.size()) == one; });
    const std::string_view start = words.substr(0, 2);
    const bool wide = start == "\xE2\x80" ? third <= 0x8F || (third >= 0xA8 && third <= 0xAF)
                                          : start == "\xE2\x81" && third >= 0x9F && third <= 0xAF;
    if ((words.front() >= 0 && words.front() <= ' ') || words.front() == 0x7F) words.remove_prefix(1);
    else if (blank != std::end(blanks)) words.remove_prefix(blank->size());
    else if (wide) words.remove_prefix(3);
    else return false;
  }
  return true;
}

std::string_view tel_of(std::string_view phone) {
  if (phone == "emergency") return emergency_tel;
  return phone.empty() || phone[0] < '0' || phone[0] > '9' ? std::string_view() : phone;
}

void check_languages(Folder& folder, const Decisions& decisions) {
  const auto english = std::find_if(folder.words.begin(), folder.words.end(),
                                    [](const File& file) { return file.document.root.text_of("lang") == "en"; });
  const File& model = english == folder.words.end() ? folder.words.front() : *english;
  for (File& file : folder.words) {
    if (!file.document.whole) continue;
    const Place root = file.root();
    if (folder.json != nullptr) text::check_words(folder.protocol.document, file.document, file.report);
    check_visible(root);
    check_lang(root, file);
    with(root, "ui", [](const Place& ui) { check_widget_words(ui, true); });
    with(root, "questions", [&](const Place& questions) {
      check_questions(questions, folder.json);
      check_signs(questions);
      if (folder.json != nullptr) check_rows(questions, *folder.json);
    });
    check_labels(root);
    for (const char* part : {"questions", "dispositions", "actions"})
      with(root, part, [](const Place& list) { check_others(list); });
    if (&file != &model) check_placeholders(root, model.document.root, model.document.root.text_of("lang"));
  }
  check_findings(folder, model, decisions);
}

}  // namespace redflag::check
