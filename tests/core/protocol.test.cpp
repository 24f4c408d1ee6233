#include "text/read_protocol.h"

#include "mutate.h"
#include "text/write_outcome.h"
#include "world.h"

using namespace redflag;
using namespace redflag::test;

namespace {

std::string broken(const std::string& name) { return file("tests/protocols/broken/" + name + ".json"); }

// The problems of signs.json once `from` stands there as `to`.
Strings problems_with(const std::string& from, const std::string& to) {
  std::string text = sound("signs");
  const std::size_t at = text.find(json(from));
  REQUIRE(at != std::string::npos);
  return told(Opened(text.replace(at, from.size(), json(to))).report);
}

}  // namespace

TEST_CASE("a sound protocol becomes what it says", "[protocol]") {
  const Opened opened = open(sound("levels"));
  const Protocol& protocol = opened.protocol;
  CHECK(protocol.id == "levels");
  CHECK(protocol.version == "1.0.0");
  REQUIRE(protocol.dispositions.size() == 5);
  CHECK(protocol.dispositions[1].id == "today");
  CHECK((protocol.dispositions[1].urgency == Urgency::urgent));
  CHECK(ids(protocol.dispositions, {0, 4}) == Strings{"now", "home"});
  CHECK(protocol.dispositions[1].actions == std::vector<Index>{0, 1});
  CHECK(protocol.screens == std::vector<Index>{3, 2, 1, 0});
  CHECK((protocol.questions[1].kind == QuestionKind::choice));
  CHECK(protocol.questions[1].options == std::vector<std::string_view>{"mild", "bad"});
  CHECK(protocol.questions[0].options == std::vector<std::string_view>{"yes"});
  CHECK(protocol.questions[2].fixed);
  CHECK_FALSE(protocol.questions[3].fixed);
  CHECK(protocol.rules[2].actions == std::vector<Index>{3, 1});
  CHECK(protocol.actions == std::vector<std::string_view>{"go", "call", "book", "tell"});
}

TEST_CASE("a rule without its own unsure takes the protocol's, but never a more urgent one than its then",
          "[protocol]") {
  const Opened opened = open(sound("levels"));
  Strings unsure;
  for (const Rule& rule : opened.protocol.rules)
    unsure.push_back(std::string(rule.id) + " " + std::string(opened.protocol.dispositions[rule.unsure].id));
  CHECK(unsure == Strings{"mild visit", "never-unsure home", "one-lower today", "same now", "default soon"});
}

TEST_CASE("each condition stands after all it depends on", "[protocol]") {
  for (const std::string& name : small_protocols) {
    const Opened opened = open(sound(name));
    const Protocol& protocol = opened.protocol;
    for (Index i = 0; i < protocol.conditions.size(); ++i) {
      const Condition& condition = protocol.conditions[i];
      for (const Index child : condition.children) CHECK(child < i);
      if (condition.kind != Condition::Kind::finding) continue;
      const Index when = protocol.questions[condition.question].when;
      CHECK((when == none || when < i));
    }
  }
}

TEST_CASE("each mistake in a protocol has its own code, and the place where it stands", "[protocol]") {
  const auto [name, wanted] = GENERATE(table<std::string, std::string>({
      {"json", "json-syntax "},
      {"duplicate-key", "duplicate-key /version"},
      {"number", "json-number /questions/1/max"},
      {"unknown-key", "unknown-key /rules/0/action"},
      {"missing-key", "missing-key /rules/1"},
      {"wrong-type", "wrong-type /screens"},
      {"empty-screens", "empty /screens"},
      {"bad-id", "bad-id /rules/0/id"},
      {"duplicate-id", "duplicate-id /questions/0/options/1/id"},
      {"unknown-kind", "unknown-value /questions/1/kind"},
      {"unknown-question", "unknown-id /rules/1/when/question"},
      {"unknown-option", "unknown-option /rules/0/when/is/1"},
      {"unknown-disposition", "unknown-id /rules/1/then"},
      {"unknown-action", "unknown-id /rules/0/actions/0"},
      {"unknown-term", "unknown-id /rules/1/when/term"},
      {"unknown-screen", "unknown-id /screens/1"},
      {"bad-condition", "bad-condition /rules/1/when"},
      {"bad-count", "bad-count /rules/1/when/atLeast"},
      {"no-default", "no-default "},
      {"cycle-of-itself", "cycle /questions/1/when/not"},
      {"cycle-of-two", "cycle /questions/1/when"},
      {"cycle-through-term", "cycle /terms/0/is/any/1"},
      {"cycle-of-terms", "cycle /terms/1/is/all/1/term"},
  }));
  INFO(name);
  CHECK(told(Opened(broken(name)).report) == Strings{wanted});
}

TEST_CASE("more options than a set holds are refused", "[protocol]") {
  // The 33rd was accepted, and judged as if it were the first: come_back_if shifted by 32.
  CHECK(told(Opened(broken("many-options")).report) ==
        Strings{"too-many-options /questions/0/options", "unknown-option /rules/0/when/is/1"});
}

TEST_CASE("terms that lead to terms without end are refused before they exhaust the stack", "[protocol]") {
  // Brackets cannot nest so deep, but 20 000 terms, each the negation of the next, overflowed a stack of 8 MB.
  const auto chain = [](int length) {
    std::string terms;
    for (int i = 0; i < length; ++i)
      terms += "{'id':'t" + std::to_string(i) + "','is':{'not':{'term':'t" + std::to_string(i + 1) + "'}}},";
    return Opened(protocol_with(
        "{'id':'q','kind':'yes-no'}", "{'id':'r','when':{'term':'t0'},'then':'now'}",
        ",'terms':[" + terms + "{'id':'t" + std::to_string(length) + "','is':{'question':'q','is':'yes'}}]"));
  };
  CHECK(told(chain(50).report) == Strings{});
  const Strings problems = told(chain(1000).report);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].substr(0, 9) == "too-deep ");
}

TEST_CASE("a list too long to be looked through again and again is refused", "[protocol]") {
  std::string sources;
  for (std::size_t i = 0; i <= text::limits::items; ++i) sources += i == 0 ? "'S1'" : ",'S1'";
  CHECK(problems_with("'version': '1.0.0',", "'version': '1.0.0', 'floors': [" + sources + "],") ==
        Strings{"too-long /floors"});
}

TEST_CASE("every mistake is told, not only the first", "[protocol]") {
  Strings problems = told(Opened(broken("many")).report);
  std::sort(problems.begin(), problems.end());
  CHECK(problems == Strings{"missing-key /actions/2", "missing-key /rules/0/when", "missing-key /rules/1",
                            "unknown-id /dispositions/1/actions/1", "unknown-id /screens/1",
                            "unknown-key /actions/2/Kind", "unknown-key /rules/0/when/has", "unknown-key /rules/1/than",
                            "unknown-value /dispositions/1/urgency", "unknown-value /questions/0/kind",
                            "wrong-type /questions/0/sensitive", "wrong-type /version"});
}

TEST_CASE("what may stand where is checked in every corner of a protocol", "[protocol]") {
  using Row = std::tuple<std::string, std::string, Strings>;
  const auto [from, to, wanted] = GENERATE(values<Row>({
      {"'id': 'signs',", "", {"missing-key "}},
      {"'id': 'signs',", "'id': '',", {"bad-id /id"}},
      {"'id': 'signs',", "'id': '9s',", {"bad-id /id"}},
      {"'id': 'signs',", "'id': 's_x',", {"bad-id /id"}},
      {"'unsure': 'call-doctor'", "'unsure': 'nurse'", {"unknown-id /unsure", "no-default "}},
      {"'unsure': 'call-doctor'", "'unsure': 7", {"wrong-type /unsure"}},
      {"'urgency': 'soon',", "", {"missing-key /dispositions/1"}},
      {"['call', 'book']", "'call'", {"wrong-type /dispositions/1/actions"}},
      {"['call', 'book']", "['call', 7]", {"wrong-type /dispositions/1/actions/1"}},
      {"['signs', 'fever']", "['signs', null]", {"wrong-type /screens/1"}},
      {"[{ 'id': 'bladder' }, { 'id': 'legs' }]",
       "[]",
       {"empty /questions/0/options", "unknown-option /rules/0/when/is/0", "unknown-option /rules/0/when/is/1"}},
      {"{ 'id': 'legs' }", "'legs'", {"wrong-type /questions/0/options/1", "unknown-option /rules/0/when/is/1"}},
      {"{ 'id': 'fever', 'kind': 'yes-no' }",
       "{ 'id': 'fever', 'kind': 'yes-no', 'hint': '' }",
       {"unknown-key /questions/1/hint"}},
      {"{ 'id': 'fever', 'kind': 'yes-no' }",
       "{ 'id': 'signs', 'kind': 'yes-no' }",
       {"unknown-id /screens/1", "duplicate-id /questions/1/id", "unknown-id /rules/1/when/question"}},
      {"{ 'question': 'fever', 'is': 'yes' }", "{ 'question': 'fever' }", {"missing-key /rules/1/when"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'question': 'fever', 'is': 'no' }",
       {"unknown-option /rules/1/when/is"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'question': 'fever', 'min': 3 }",
       {"missing-key /rules/1/when", "unknown-key /rules/1/when/min"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'question': 'fever', 'is': 'yes', 'a/b~': 1 }",
       {"unknown-key /rules/1/when/a~1b~0"}},
      {"{ 'question': 'fever', 'is': 'yes' }", "7", {"bad-condition /rules/1/when"}},
      {"{ 'question': 'fever', 'is': 'yes' }", "{ 'all': [] }", {"empty /rules/1/when/all"}},
      {"{ 'question': 'fever', 'is': 'yes' }", "{ 'any': {} }", {"wrong-type /rules/1/when/any"}},
      {"{ 'question': 'fever', 'is': 'yes' }", "{ 'not': [] }", {"bad-condition /rules/1/when/not"}},
      {"{ 'question': 'fever', 'is': 'yes' }", "{ 'term': 7 }", {"wrong-type /rules/1/when/term"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'not': { 'question': 'fever', 'is': 'yes' }, 'any': [] }",
       {"empty /rules/1/when/any", "unknown-key /rules/1/when/not"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'atLeast': 1 }",
       {"missing-key /rules/1/when", "bad-count /rules/1/when/atLeast"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'atLeast': 0, 'of': [{ 'question': 'fever', 'is': 'yes' }] }",
       {"bad-count /rules/1/when/atLeast"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'atLeast': 1.5, 'of': [{ 'question': 'fever', 'is': 'yes' }, { 'question': 'signs', 'is': 'legs' }] }",
       {"bad-count /rules/1/when/atLeast"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'atLeast': -1, 'of': [{ 'question': 'fever', 'is': 'yes' }] }",
       {"bad-count /rules/1/when/atLeast"}},
      {"{ 'question': 'fever', 'is': 'yes' }",
       "{ 'atLeast': 1e22, 'of': [{ 'question': 'fever', 'is': 'yes' }] }",
       {"bad-count /rules/1/when/atLeast"}},
      {"'kind': 'call', ", "", {"missing-key /actions/1"}},
      {"{ 'id': 'go', 'kind': 'go' }", "[]", {"unknown-id /dispositions/0/actions/0", "wrong-type /actions/0"}},
  }));
  INFO(from << " as " << to);
  Strings problems = problems_with(from, to), sorted = wanted;
  std::sort(problems.begin(), problems.end());
  std::sort(sorted.begin(), sorted.end());
  CHECK(problems == sorted);
}

TEST_CASE("a text that holds no object is told as such", "[protocol]") {
  for (const char* const text : {"[]", "null", "7", "\"protocol\""}) {
    const Strings problems = told(Opened(text).report);
    REQUIRE_FALSE(problems.empty());
    CHECK(problems[0] == "wrong-type ");
  }
  CHECK(told(Opened("").report) == Strings{"json-syntax "});
}

namespace {

// Goes through everything that can be done with a protocol that was accepted.
void use(const Opened& opened, Mutator& dice) {
  const Protocol& protocol = opened.protocol;
  for (int round = 0; round < 4; ++round) {
    Answers said(protocol.questions.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
      said[i].kind = static_cast<Answer::Kind>(dice.below(4));
      if (said[i].kind != Answer::Kind::given) continue;
      for (std::size_t option = 0; option < protocol.questions[i].options.size(); ++option)
        said[i].ticked |= static_cast<Options>(dice.below(2)) << option;
      said[i].number = static_cast<double>(dice.below(100));
    }
    text::Writer outcome, next;
    outcome.open('{');
    text::write_outcome(outcome, Evaluation(protocol, said));
    outcome.close('}');
    text::write_step(next, protocol, step(protocol, said));
    Report report;
    REQUIRE(text::parse_json(outcome.out, report).whole);
    REQUIRE(text::parse_json(next.out, report).whole);
    REQUIRE(told(report) == Strings{});
  }
}

// How many of so many variants were accepted.
int try_variants(const std::string& text, unsigned seed, int count) {
  Mutator mutator(text, seed);
  int accepted = 0;
  for (int i = 0; i < count; ++i) {
    const std::string variant = i % 3 == 0 ? mutator.with_other_bytes() : mutator.with_other_nodes();
    const Opened opened(variant);
    accepted += opened.report.clean();
    if (opened.report.clean()) {
      use(opened, mutator);
    } else {
      text::Writer error;
      text::write_error(error, opened.report);
      Report report;
      INFO(error.out);
      REQUIRE(text::parse_json(error.out, report).whole);
    }
  }
  return accepted;
}

}  // namespace

TEST_CASE("no broken protocol crashes its reader, and none that is accepted crashes the engine", "[protocol]") {
  int accepted = 0;
  for (const std::string& name : small_protocols) accepted += try_variants(sound(name), 1, 300);
  CHECK(accepted > 80);
  CHECK(try_variants(file("rules/back-pain/protocol.json"), 1, 200) > 10);
}
