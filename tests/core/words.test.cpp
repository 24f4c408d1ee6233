#include "mutate.h"
#include "support.h"

using namespace redflag;
using namespace redflag::test;

namespace {

const text::Document& protocol() {
  static const std::string text = file("tests/protocols/sound/signs.json");
  static const Opened opened = open(text);
  return opened.document;
}

Strings problems_in(const std::string& words) {
  Report report;
  const text::Document document = text::parse_json(words, report);
  text::check_words(protocol(), document, report);
  return told(report);
}

const std::string all_words = R"({
  "$schema": "../../words.schema.json", "lang": "en", "dir": "ltr", "ui": { "back": "Back" },
  "questions": {
    "signs": { "ask": "Do you have one of these?", "hint": "Choose all.", "why": "They can be dangerous.", "options": {
      "bladder": { "label": "I leak", "sign": "you leak" },
      "legs": { "label": "My legs are weak", "sign": "your legs are weak" } } },
    "fever": { "ask": "Do you have a fever?", "sign": "you have a fever" }
  },
  "dispositions": {
    "emergency-room": { "level": "Emergency", "heading": "Go now", "text": ["Go."], "because": "It is urgent." },
    "call-doctor": { "level": "Soon", "heading": "Call", "text": ["Call."] },
    "self-care": { "level": "Routine", "heading": "Rest", "text": ["Rest.", "Walk."] }
  },
  "actions": {
    "go": { "label": "Go" }, "call": { "label": "Call {tel}", "text": ["Now."] }, "book": { "label": "Book" },
    "tell": { "label": "Tell" }
  }
})";

// The problems once `from` stands there as `to`.
Strings problems_with(const std::string& from, const std::string& to) {
  std::string words = all_words;
  const std::size_t at = words.find(json(from));
  REQUIRE(at != std::string::npos);
  return problems_in(words.replace(at, from.size(), json(to)));
}

}  // namespace

TEST_CASE("a language that has every word is sound", "[words]") {
  CHECK(problems_in(all_words) == Strings{});
  CHECK(problems_with("'$schema': '../../words.schema.json', ", "") == Strings{});
  CHECK(problems_with("'hint': 'Choose all.', ", "") == Strings{});
}

TEST_CASE("a word that is missing is told where it should stand", "[words]") {
  const auto [from, to, wanted] = GENERATE(table<std::string, std::string, std::string>({
      {"'lang': 'en', ", "", "missing-word "},
      {"'dir': 'ltr', ", "", "missing-key "},
      {"'ask': 'Do you have a fever?', ", "", "missing-word /questions/fever"},
      {", 'sign': 'you have a fever'", "", "missing-word /questions/fever"},
      {"'why': 'They can be dangerous.', ", "", "missing-word /questions/signs"},
      {"'label': 'I leak', ", "", "missing-word /questions/signs/options/bladder"},
      {", 'sign': 'you leak'", "", "missing-word /questions/signs/options/bladder"},
      {"'bladder': { 'label': 'I leak', 'sign': 'you leak' },", "", "missing-word /questions/signs/options"},
      {"'level': 'Soon', ", "", "missing-word /dispositions/call-doctor"},
      {"'heading': 'Call', ", "", "missing-word /dispositions/call-doctor"},
      {"'go': { 'label': 'Go' }, ", "", "missing-word /actions"},
      {"'label': 'Tell'", "", "missing-word /actions/tell"},
      {"'call-doctor': { 'level': 'Soon', 'heading': 'Call', 'text': ['Call.'] },", "", "missing-word /dispositions"},
      {"'ask': 'Do you have a fever?'", "'ask': ''", "missing-word /questions/fever/ask"},
      {"'why': 'They can be dangerous.'", "'why': ''", "missing-word /questions/signs/why"},
      {"'hint': 'Choose all.'", "'hint': ''", "missing-word /questions/signs/hint"},
      {"'sign': 'you leak'", "'sign': ''", "missing-word /questions/signs/options/bladder/sign"},
      {"'Walk.'", "''", "missing-word /dispositions/self-care/text/1"},
      {"'text': ['Now.']", "'text': ['']", "missing-word /actions/call/text/0"},
  }));
  INFO(from << " as " << to);
  CHECK(problems_with(from, to) == Strings{wanted});
}

TEST_CASE("a choice or checklist without the words of its options is told", "[words]") {
  std::string words = all_words;
  const std::size_t at = words.find(", \"options\"");
  words.erase(at, words.find("} }", at) + 3 - at);
  CHECK(problems_in(words) == Strings{"missing-word /questions/signs"});
}

TEST_CASE("a word that is not a word, or means nothing, is told", "[words]") {
  const auto [from, to, wanted] = GENERATE(table<std::string, std::string, std::string>({
      {"'fever': {", "'chills': { 'ask': 'Chills?', 'sign': 'you have chills' }, 'fever': {",
       "unknown-word /questions/chills"},
      {"'bladder': {", "'arms': { 'label': 'a', 'sign': 'a' }, 'bladder': {",
       "unknown-word /questions/signs/options/arms"},
      {"'go': {", "'run': { 'label': 'Run' }, 'go': {", "unknown-word /actions/run"},
      {"'call-doctor': {", "'call-nurse': {}, 'call-doctor': {", "unknown-word /dispositions/call-nurse"},
      {"'sign': 'you have a fever'",
       "'sign': 'you have a fever', 'options': { 'yes': { 'label': 'Yes', 'sign': 'a' } }",
       "unknown-word /questions/fever/options/yes"},
      {"'sign': 'you leak'", "'sign': 'you leak', 'text': 'a'", "unknown-key /questions/signs/options/bladder/text"},
      {"'label': 'Go'", "'label': 'Go', 'Text': []", "unknown-key /actions/go/Text"},
      {"'ui': {", "'words': {}, 'ui': {", "unknown-key /words"},
      {"'dir': 'ltr'", "'dir': 'up'", "unknown-value /dir"},
      {"'label': 'Go'", "'label': 7", "wrong-type /actions/go/label"},
      {"'label': 'Go'", "'label': ['Go']", "wrong-type /actions/go/label"},
      {"['Rest.', 'Walk.']", "'Rest.'", "wrong-type /dispositions/self-care/text"},
      {"{ 'label': 'Go' }", "'Go'", "wrong-type /actions/go"},
      {"'label': 'Go'", "'label': 'Go', 'label': 'Run'", "duplicate-key /actions/go/label"},
  }));
  INFO(from << " as " << to);
  CHECK(problems_with(from, to) == Strings{wanted});
}

TEST_CASE("every missing word of a language is told", "[words]") {
  CHECK(problems_in(json("{'lang':'fr','dir':'ltr','questions':{'fever':{}},'actions':{'go':{'label':''}}}")) ==
        Strings{"missing-key ", "missing-word /questions", "missing-word /questions/fever", "missing-key ",
                "missing-word /actions/go/label", "missing-word /actions", "missing-word /actions",
                "missing-word /actions", "missing-word /questions/fever"});
}

TEST_CASE("words that are no object are told and nothing else", "[words]") {
  for (const char* const words : {"[]", "null", "7"}) {
    const Strings problems = problems_in(words);
    REQUIRE_FALSE(problems.empty());
    CHECK(problems[0] == "wrong-type ");
  }
  CHECK(problems_in("{") == Strings{"json-syntax "});
}

TEST_CASE("no broken words crash their reader", "[words]") {
  Mutator mutator(all_words, 1);
  int accepted = 0;
  for (int i = 0; i < 600; ++i)
    accepted += problems_in(i % 3 == 0 ? mutator.with_other_bytes() : mutator.with_other_nodes()).empty();
  CHECK(accepted > 20);
  CHECK(accepted < 580);
}

TEST_CASE("the words of the back pain protocol are whole", "[words]") {
  Report report;
  const Opened opened = open(file("rules/back-pain/protocol.json"));
  const text::Document words = text::parse_json(file("rules/back-pain/words/en.json"), report);
  text::check_words(opened.document, words, report);
  CHECK(told(report) == Strings{});
}
