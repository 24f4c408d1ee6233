#include "oracle.h"
#include "support.h"

using namespace redflag;
using namespace redflag::test;

namespace {

const std::string name_of[] = {"no", "declined", "unsure", "yes"};

std::string yes_no_questions(std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i)
    list += (i > 0 ? ",{'id':'q" : "{'id':'q") + std::to_string(i) + "','kind':'yes-no'}";
  return list;
}

std::string findings(std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i)
    list += (i > 0 ? ",{'question':'q" : "{'question':'q") + std::to_string(i) + "','is':'yes'}";
  return "[" + list + "]";
}

// As a rule with this condition says it; it gives another disposition when it is only declined.
std::string verdict(const Protocol& protocol, const Answers& said) {
  const Outcome outcome = assess(protocol, said);
  REQUIRE(outcome.rules.size() + outcome.unsure.size() <= 1);
  return name_of[static_cast<std::size_t>(outcome.truths.at(0))];
}

std::string verdict(const std::string& questions, const std::string& condition, const std::string& said) {
  const Opened opened = open(protocol_with(questions, "{'id':'r','when':" + condition + ",'then':'now'}"));
  return verdict(opened.protocol, answers(opened.protocol, json(said)));
}

// Differences between the engine's truth table of the condition and the oracle's.
template <class Meaning>
Strings differences(std::size_t count, const std::string& condition, const Meaning& meaning) {
  const Opened opened =
      open(protocol_with(yes_no_questions(count), "{'id':'r','when':" + condition + ",'then':'now'}"));
  Strings wrong;
  each_combination(count, [&](const std::vector<Kleene>& combination) {
    std::string said;
    for (std::size_t i = 0; i < count; ++i)
      said += (i > 0 ? ",'q" : "'q") + std::to_string(i) + "':" + answer_of[combination[i]];
    const std::string is = verdict(opened.protocol, answers(opened.protocol, json("{" + said + "}")));
    if (is != name_of[meaning(combination)]) wrong.push_back(said + " gives " + is);
  });
  return wrong;
}

}  // namespace

TEST_CASE(
    "all is the least of its parts, any the greatest, at-least-n the n-th greatest, for every combination of truths",
    "[conditions]") {
  const std::size_t count = GENERATE(1U, 2U, 3U, 4U);
  const std::string list = findings(count);
  CHECK(differences(count, "{'all':" + list + "}", [](const std::vector<Kleene>& of) {
          return *std::min_element(of.begin(), of.end());
        }) == Strings{});
  CHECK(differences(count, "{'any':" + list + "}", [](const std::vector<Kleene>& of) {
          return *std::max_element(of.begin(), of.end());
        }) == Strings{});
  for (std::size_t wanted = 1; wanted <= count; ++wanted) {
    const std::string condition = "{'atLeast':" + std::to_string(wanted) + ",'of':" + list + "}";
    CHECK(differences(count, condition, [&](const std::vector<Kleene>& of) { return kleene_at_least(wanted, of); }) ==
          Strings{});
    CHECK(differences(count, "{'not':" + condition + "}", [&](const std::vector<Kleene>& of) {
            return kleene_not(kleene_at_least(wanted, of));
          }) == Strings{});
  }
}

TEST_CASE("conditions nest, through terms as well", "[conditions]") {
  const std::string rule =
      "{'id':'r','then':'now','when':{'any':[{'term':'both'},{'all':[{'not':{'term':'both'}},{'question':'q2','is':'"
      "yes'}]}]}}";
  const std::string terms =
      ",'terms':[{'id':'same','is':{'question':'q1','is':'yes'}},"
      "{'id':'both','is':{'all':[{'question':'q0','is':'yes'},{'term':'same'}]}}]";
  const Opened opened = open(protocol_with(yes_no_questions(3), rule, terms));
  each_combination(3, [&](const std::vector<Kleene>& of) {
    const Kleene both = std::min(of[0], of[1]);
    const std::string said =
        json("{'q0':" + answer_of[of[0]] + ",'q1':" + answer_of[of[1]] + ",'q2':" + answer_of[of[2]] + "}");
    INFO(said);
    CHECK(verdict(opened.protocol, answers(opened.protocol, said)) ==
          name_of[std::max(both, std::min(kleene_not(both), of[2]))]);
  });
}

TEST_CASE("a number is in the range with its bounds", "[conditions]") {
  const std::string question = "{'id':'n','kind':'number','min':0,'max':120}";
  const auto [range, said, wanted] = GENERATE(table<std::string, std::string, std::string>({
      {"'min':71", "70", "no"},
      {"'min':71", "70.9", "no"},
      {"'min':71", "71", "yes"},
      {"'min':71", "120", "yes"},
      {"'max':17", "17", "yes"},
      {"'max':17", "17.1", "no"},
      {"'max':17", "0", "yes"},
      {"'min':18,'max':70", "17", "no"},
      {"'min':18,'max':70", "18", "yes"},
      {"'min':18,'max':70", "70", "yes"},
      {"'min':18,'max':70", "71", "no"},
      {"'min':5,'max':5", "5", "yes"},
      {"'min':0.1", "0.1", "yes"},
      {"'min':71", "'unsure'", "unsure"},
      {"'min':71", "'declined'", "declined"},
      {"'min':71", "null", "unsure"},
  }));
  INFO(range << " " << said);
  CHECK(verdict(question, "{'question':'n'," + range + "}", "{'n':" + said + "}") == wanted);
}

TEST_CASE("a finding on options is true when one of them is the answer", "[conditions]") {
  const std::string options = "'options':[{'id':'a'},{'id':'b'},{'id':'c'}]}";
  const auto [kind, is, said, wanted] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"choice", "'a'", "'a'", "yes"},
      {"choice", "'a'", "'b'", "no"},
      {"choice", "['a','c']", "'c'", "yes"},
      {"choice", "['a','c']", "'b'", "no"},
      {"choice", "'a'", "'unsure'", "unsure"},
      {"choice", "['a','b','c']", "'declined'", "declined"},
      {"checklist", "'a'", "['b','a']", "yes"},
      {"checklist", "'a'", "['b','c']", "no"},
      {"checklist", "'a'", "[]", "no"},
      {"checklist", "'a'", "['unsure']", "unsure"},
      {"checklist", "'a'", "['b','unsure']", "unsure"},
      {"checklist", "'a'", "['a','unsure']", "yes"},
      {"checklist", "['a','b']", "['b','unsure']", "yes"},
      {"checklist", "['a','b']", "['c','unsure']", "unsure"},
      {"checklist", "['a','b']", "['c']", "no"},
      {"checklist", "'a'", "'unsure'", "unsure"},
      {"checklist", "'a'", "'declined'", "declined"},
      {"checklist", "'a'", "null", "unsure"},
  }));
  INFO(kind << " is " << is << ", said " << said);
  CHECK(verdict("{'id':'q','kind':'" + kind + "'," + options, "{'question':'q','is':" + is + "}",
                "{'q':" + said + "}") == wanted);
}

TEST_CASE("a question that does not apply is no, and its negation yes, whatever was answered there", "[conditions]") {
  const std::string questions =
      "{'id':'gate','kind':'yes-no'},{'id':'q','kind':'yes-no','when':{'question':'gate','is':'yes'}}";
  const std::string is = "{'question':'q','is':'yes'}";
  for (const char* const said : {"'yes'", "'no'", "'unsure'", "'declined'", "null"}) {
    INFO(said);
    const std::string both = "{'gate':'no','q':" + std::string(said) + "}";
    CHECK(verdict(questions, is, both) == "no");
    CHECK(verdict(questions, "{'not':" + is + "}", both) == "yes");
  }
}

TEST_CASE("a question that may or may not apply counts as it was answered", "[conditions]") {
  const std::string questions =
      "{'id':'gate','kind':'yes-no'},{'id':'q','kind':'yes-no','when':{'question':'gate','is':'yes'}}";
  const auto [said, wanted] = GENERATE(table<std::string, std::string>({
      {"'gate':'unsure','q':'yes'", "yes"},
      {"'gate':'unsure','q':'no'", "no"},
      {"'gate':'declined'", "unsure"},
      {"'gate':'unsure','q':'unsure'", "unsure"},
      {"'q':'yes'", "yes"},
      {"", "unsure"},
  }));
  INFO(said);
  CHECK(verdict(questions, "{'question':'q','is':'yes'}", "{" + said + "}") == wanted);
}
