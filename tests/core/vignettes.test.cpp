// The test patients of rules/back-pain, and the whole protocol against the oracle.
#include <random>

#include "oracle.h"
#include "support.h"

using namespace redflag;
using namespace redflag::test;

namespace {

const Opened& back_pain() {
  static const std::string text = file("rules/back-pain/protocol.json");
  static const Opened opened = open(text);
  return opened;
}

const text::Document& vignettes() {
  static const std::string text = file("rules/back-pain/vignettes.json");
  static Report report;
  static const text::Document document = text::parse_json(text, report);
  return document;
}

Answers read(const text::Json& said, Report& report) {
  return text::read_answers(back_pain().protocol, text::Place(said, report));
}

std::vector<const Said*> pointers(const std::vector<Said>& said) {
  std::vector<const Said*> pointers;
  for (const Said& one : said) pointers.push_back(&one);
  return pointers;
}

Index place_of(std::string_view id) { return back_pain().document.root.member("dispositions")->index_of(id); }

Strings texts(const std::vector<text::Json>& list) {
  Strings texts;
  for (const text::Json& item : list) texts.emplace_back(item.text);
  return texts;
}

// The interview as a visitor sees it: one screen at a time, until they leave or it ends.
Step walk(const Protocol& protocol, const Answers& patient) {
  Answers said(patient.size());
  Step step = redflag::step(protocol, said);
  while (step.screen != none && patient[step.screen].kind != Answer::Kind::absent) {
    said[step.screen] = patient[step.screen];
    step = redflag::step(protocol, said);
  }
  return step;
}

bool in_range(const text::Json& vignette, Index disposition) {
  return disposition >= place_of(vignette.text_of("highest")) && disposition <= place_of(vignette.text_of("lowest"));
}

bool holds(const Strings& list, const std::string& id) { return std::find(list.begin(), list.end(), id) != list.end(); }

// The actions that the vignette demands and this outcome has not.
Strings lacking(const text::Json& vignette, const Outcome& outcome) {
  Strings wrong;
  const Strings actions = ids_of(back_pain().protocol.actions, outcome.actions);
  for (const std::string& action : texts(vignette.list_of("actions")))
    if (!holds(actions, action)) wrong.push_back(action);
  return wrong;
}

}  // namespace

TEST_CASE("every test patient is sent where the vignette says, for its reasons", "[vignettes]") {
  REQUIRE(vignettes().whole);
  CHECK(vignettes().root.list_of("vignettes").size() >= 40);
  for (const text::Json& vignette : vignettes().root.list_of("vignettes")) {
    INFO(vignette.text_of("id"));
    Report report;
    const Answers patient = read(*vignette.member("answers"), report);
    REQUIRE(told(report) == Strings{});
    const Outcome outcome = assess(back_pain().protocol, patient);
    CHECK(in_range(vignette, outcome.disposition));
    CHECK(lacking(vignette, outcome) == Strings{});
    CHECK(ids(back_pain().protocol.rules, outcome.rules) == texts(vignette.list_of("rules")));
  }
}

TEST_CASE("screen by screen, every test patient is sent to the same place", "[vignettes]") {
  const Protocol& protocol = back_pain().protocol;
  std::size_t whole = 0;
  for (const text::Json& vignette : vignettes().root.list_of("vignettes")) {
    INFO(vignette.text_of("id"));
    Report report;
    const Answers patient = read(*vignette.member("answers"), report);
    const Step step = walk(protocol, patient);
    const Outcome outcome = assess(protocol, step.used);
    CHECK(in_range(vignette, outcome.disposition));
    const Outcome at_once = assess(protocol, patient);
    CHECK(outcome.disposition == at_once.disposition);
    // An emergency ends the interview before every rule, with its actions, has been asked for.
    const Strings all = texts(vignette.list_of("rules")), rules = ids(protocol.rules, outcome.rules);
    // A detail that was not asked counts as its worst answer, and is no reason.
    const Strings reasons = ids(protocol.rules, outcome.reasons);
    for (const std::string& rule : rules)
      if (holds(reasons, rule)) CHECK(holds(all, rule));
    const bool asked_for_all = outcome.reasons == at_once.reasons;
    if (asked_for_all) CHECK(lacking(vignette, outcome) == Strings{});
    whole += asked_for_all;
    // All at once, the answers end where they end one at a time.
    CHECK(redflag::step(protocol, patient).road == step.road);
  }
  CHECK(whole > vignettes().root.list_of("vignettes").size() / 3);
}

TEST_CASE("no test patient falls below a safety floor", "[vignettes]") {
  const Oracle oracle(back_pain().document.root);
  std::size_t demanded = 0;
  for (const text::Json& vignette : vignettes().root.list_of("vignettes")) {
    INFO(vignette.text_of("id"));
    Report report;
    const std::vector<Said> said = oracle.read(*vignette.member("answers"));
    const Index is = assess(back_pain().protocol, read(*vignette.member("answers"), report)).disposition;
    CHECK(oracle.broken_floors(pointers(said), is) == Strings{});
    demanded += !oracle.broken_floors(pointers(said), back_pain().protocol.dispositions.size()).empty();
  }
  CHECK(demanded > vignettes().root.list_of("vignettes").size() / 2);
}

TEST_CASE("for any patient, the protocol means to the engine what it means to the oracle", "[vignettes]") {
  const Opened& opened = back_pain();
  const Oracle oracle(opened.document.root);
  std::vector<std::vector<Said>> said;
  std::vector<Answers> read_as;
  for (const text::Json& question : opened.document.root.list_of("questions")) {
    said.push_back(EveryAnswer(opened.document.root, question).all);
    read_as.emplace_back();
    for (const Said& one : said.back()) {
      const std::string text =
          "{'" + std::string(question.text_of("id")) + "':" + (one.json.empty() ? "null" : one.json) + "}";
      read_as.back().push_back(answers(opened.protocol, json(text))[said.size() - 1]);
    }
  }
  std::mt19937 random(1);
  std::vector<std::size_t> reached(opened.protocol.dispositions.size(), 0);
  for (int patient = 0; patient < 1500; ++patient) {
    std::vector<const Said*> to_oracle;
    Answers to_engine;
    // Mostly "no", so that the milder places are reached as well.
    const unsigned alarm = random() % 4;
    for (std::size_t i = 0; i < said.size(); ++i) {
      const bool calm = random() % 4 >= alarm;
      std::size_t answer = calm ? 3 : random() % said[i].size();
      if (calm && opened.protocol.questions[i].kind == QuestionKind::choice) answer = said[i].size() - 1 - random() % 2;
      if (calm && opened.protocol.questions[i].kind == QuestionKind::number) answer = said[i].size() / 2;
      to_oracle.push_back(&said[i][answer]);
      to_engine.push_back(read_as[i][answer]);
    }
    const Outcome outcome = assess(opened.protocol, to_engine);
    ++reached[outcome.disposition];
    std::vector<Index> rules, unsure;
    for (Index i = 0; i < opened.protocol.rules.size(); ++i) {
      const Kleene truth = oracle.rule(i, to_oracle);
      if (truth != is_no) (truth == is_yes ? rules : unsure).push_back(i);
    }
    INFO(patient);
    CHECK(outcome.disposition == oracle.disposition(to_oracle));
    CHECK(outcome.rules == rules);
    CHECK(outcome.unsure == unsure);
    CHECK(oracle.broken_floors(to_oracle, outcome.disposition) == Strings{});
    const Step end = walk(opened.protocol, to_engine);
    if (end.screen == none) CHECK(assess(opened.protocol, end.used).disposition == outcome.disposition);
  }
  for (const std::size_t times : reached) CHECK(times > 0);
}
