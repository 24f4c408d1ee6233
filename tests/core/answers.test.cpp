#include "mutate.h"
#include "support.h"

using namespace redflag;
using namespace redflag::test;

namespace {

// a: yes-no · b: choice · c: checklist · d: number
const Opened& asked() {
  static const Opened opened = open(protocol_with(
      "{'id':'a','kind':'yes-no'},{'id':'b','kind':'choice','options':[{'id':'x'},{'id':'y'},{'id':'z'}]},"
      "{'id':'c','kind':'checklist','options':[{'id':'x'},{'id':'y'},{'id':'z'}]},"
      "{'id':'d','kind':'number','min':0.5,'max':120,'whole':true},{'id':'e','kind':'number','min':-5,'max':5}",
      "{'id':'r','when':{'question':'a','is':'yes'},'then':'now'}"));
  return opened;
}

// Kind, ticked options, options in doubt, number.
std::string summary(const Answer& answer) {
  const std::string kinds[] = {"absent", "unsure", "declined", "given"};
  return kinds[static_cast<std::size_t>(answer.kind)] + " " + std::to_string(answer.ticked) +
         (answer.unsure != 0 ? " unsure " + std::to_string(answer.unsure) : "") +
         (answer.declined != 0 ? " declined " + std::to_string(answer.declined) : "") +
         (answer.missing != 0 ? " missing " + std::to_string(answer.missing) : "") + " " +
         std::to_string(static_cast<int>(answer.number));
}

Strings problems_in(const std::string& said) {
  Report report;
  CHECK(answers(asked().protocol, json(said), report).size() == asked().protocol.questions.size());
  return told(report);
}

}  // namespace

TEST_CASE("every form of an answer is told from every other", "[answers]") {
  const auto [question, said, wanted] = GENERATE(table<std::size_t, std::string, std::string>({
      {0, "'a':'yes'", "given 1 0"},
      {0, "'a':'no'", "given 0 0"},
      {0, "'a':'unsure'", "unsure 0 0"},
      {0, "'a':'declined'", "declined 0 0"},
      {0, "'a':null", "absent 0 0"},
      {0, "", "absent 0 0"},
      {1, "'b':'x'", "given 1 0"},
      {1, "'b':'z'", "given 4 0"},
      {1, "'b':'unsure'", "unsure 0 0"},
      {1, "'b':'declined'", "declined 0 0"},
      {1, "'b':null", "absent 0 0"},
      {2, "'c':['x']", "given 1 0"},
      {2, "'c':['z','x']", "given 5 0"},
      {2, "'c':['x','x']", "given 1 0"},
      {2, "'c':[]", "given 0 0"},
      {2, "'c':['unsure']", "given 0 unsure 7 0"},
      {2, "'c':['y','unsure']", "given 2 unsure 5 0"},
      {2, "'c':['unsure','y']", "given 2 unsure 5 0"},
      {2, "'c':'unsure'", "given 0 unsure 7 0"},
      {2, "'c':'declined'", "given 0 declined 7 0"},
      {2, "'c':{'x':'yes','y':'no','z':'unsure'}", "given 1 unsure 4 0"},
      {2, "'c':{'x':'declined','y':'no','z':'no'}", "given 0 declined 1 0"},
      {2, "'c':{'y':'yes'}", "given 2 missing 5 0"},
      {2, "'c':{'y':'no','x':null}", "given 0 missing 5 0"},
      {2, "'c':{}", "absent 0 0"},
      {2, "'c':null", "absent 0 0"},
      {2, "", "absent 0 0"},
      {3, "'d':120", "given 0 120"},
      {3, "'d':1.0", "given 0 1"},
      {3, "'d':1", "given 0 1"},
      {3, "'d':'unsure'", "unsure 0 0"},
      {3, "'d':'declined'", "declined 0 0"},
      {3, "'d':null", "absent 0 0"},
      {4, "'e':-5", "given 0 -5"},
      {4, "'e':-0", "given 0 0"},
  }));
  INFO(said);
  CHECK(summary(answers(asked().protocol, json("{" + said + "}"))[question]) == wanted);
}

TEST_CASE("answers may come in any order, and leave the other questions absent", "[answers]") {
  const Answers read = answers(asked().protocol, json("{'e':2.5,'a':'yes'}"));
  REQUIRE(read.size() == 5);
  CHECK(summary(read[0]) == "given 1 0");
  CHECK(summary(read[1]) == "absent 0 0");
  CHECK(summary(read[2]) == "absent 0 0");
  CHECK(summary(read[3]) == "absent 0 0");
  CHECK(read[4].number == 2.5);
}

TEST_CASE("an answer that a question does not take is told at its place", "[answers]") {
  const auto [said, wanted] = GENERATE(table<std::string, std::string>({
      {"'a':true", "wrong-type /a"},
      {"'a':1", "wrong-type /a"},
      {"'a':['yes']", "wrong-type /a"},
      {"'a':{}", "wrong-type /a"},
      {"'a':'maybe'", "unknown-option /a"},
      {"'a':'Yes'", "unknown-option /a"},
      {"'a':''", "unknown-option /a"},
      {"'b':['x']", "wrong-type /b"},
      {"'b':'w'", "unknown-option /b"},
      {"'b':'none'", "unknown-option /b"},
      {"'b':'no'", "unknown-option /b"},
      {"'b':'yes'", "unknown-option /b"},
      {"'c':'x'", "wrong-type /c"},
      {"'c':{'x':true}", "wrong-type /c/x"},
      {"'c':{'x':'perhaps'}", "wrong-type /c/x"},
      {"'c':{'w':'yes'}", "unknown-option /c/w"},
      {"'c':['w']", "unknown-option /c/0"},
      {"'c':['x','none']", "unknown-option /c/1"},
      {"'c':['x','declined']", "unknown-option /c/1"},
      {"'c':['no']", "unknown-option /c/0"},
      {"'c':[1]", "wrong-type /c/0"},
      {"'c':['x',['y']]", "wrong-type /c/1"},
      {"'c':[null]", "wrong-type /c/0"},
      {"'d':'7'", "wrong-type /d"},
      {"'d':true", "wrong-type /d"},
      {"'d':[7]", "wrong-type /d"},
      {"'d':0", "out-of-range /d"},
      {"'d':121", "out-of-range /d"},
      {"'d':-1", "out-of-range /d"},
      {"'d':7.5", "out-of-range /d"},
      {"'e':5.1", "out-of-range /e"},
      {"'e':-5.1", "out-of-range /e"},
      {"'e':1e22", "out-of-range /e"},
      {"'f':'yes'", "unknown-question /f"},
      {"'':'yes'", "unknown-question /"},
      {"'A':'yes'", "unknown-question /A"},
      {"'a/b~':'yes'", "unknown-question /a~1b~0"},
      {"'a':'yes','a':'no'", "duplicate-key /a"},
  }));
  INFO(said);
  CHECK(problems_in("{" + said + "}") == Strings{wanted});
}

TEST_CASE("answers that are no object are told", "[answers]") {
  const auto said = GENERATE(values<std::string>({"[]", "null", "'yes'", "1", "true"}));
  INFO(said);
  CHECK(problems_in(said) == Strings{"wrong-type "});
}

TEST_CASE("every wrong answer is told, in the order of the text", "[answers]") {
  CHECK(problems_in("{'d':121,'zz':1,'c':['w','x','v'],'a':'maybe','b':7,'e':1}") ==
        Strings{"out-of-range /d", "unknown-question /zz", "unknown-option /c/0", "unknown-option /c/2",
                "unknown-option /a", "wrong-type /b"});
}

TEST_CASE("answers that are not JSON are told as such", "[answers]") {
  Report report;
  answers(asked().protocol, "{\"a\":", report);
  REQUIRE_FALSE(report.clean());
  CHECK(told(report)[0] == "json-syntax /a");
}

TEST_CASE("the message of a problem names what is wrong", "[answers]") {
  Report report;
  answers(asked().protocol, json("{'b':'w','zz':1}"), report);
  REQUIRE(report.problems.size() == 2);
  CHECK(report.problems[0].message.find("\"w\"") != std::string::npos);
  CHECK(report.problems[0].message.find("\"b\"") != std::string::npos);
  CHECK(report.problems[1].message.find("\"zz\"") != std::string::npos);
}

TEST_CASE("no broken answers crash their reader, nor whoever uses what was read of them", "[answers]") {
  Mutator mutator(json("{'a':'yes','b':'x','c':['x','unsure'],'d':7,'e':-1.5}"), 1);
  int accepted = 0;
  for (int i = 0; i < 1500; ++i) {
    Report report;
    const std::string text = i % 3 == 0 ? mutator.with_other_bytes() : mutator.with_other_nodes();
    const Answers read = answers(asked().protocol, text, report);
    accepted += report.clean();
    REQUIRE(read.size() == asked().protocol.questions.size());
    CHECK(assess(asked().protocol, read).disposition < asked().protocol.dispositions.size());
    CHECK(step(asked().protocol, read).used.size() == read.size());
  }
  CHECK(accepted > 100);
  CHECK(accepted < 1400);
}
