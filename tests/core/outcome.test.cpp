#include "text/write_outcome.h"

#include "world.h"

using namespace redflag;
using namespace redflag::test;

namespace {

Outcome outcome_of(const Opened& opened, const std::string& said) {
  return assess(opened.protocol, answers(opened.protocol, json(said)));
}

std::string place(const Opened& opened, const Outcome& outcome) {
  return std::string(opened.protocol.dispositions[outcome.disposition].id);
}

// "question option truth" of each finding behind the rule.
Strings findings(const Opened& opened, const std::string& said, const std::string& rule) {
  const Protocol& protocol = opened.protocol;
  const Answers read = answers(protocol, json(said));
  Strings told;
  for (Index i = 0; i < protocol.rules.size(); ++i) {
    if (protocol.rules[i].id != rule) continue;
    for (const Finding& finding : explain(protocol, read, i)) {
      const Question& question = protocol.questions[finding.question];
      const std::string truths[] = {"no", "declined", "unsure", "yes"};
      told.push_back(std::string(question.id) + " " +
                     (finding.option == none ? "-" : std::string(question.options[finding.option])) + " " +
                     truths[static_cast<std::size_t>(finding.truth)]);
    }
  }
  return told;
}

const std::string questions =
    "{'id':'a','kind':'yes-no'},{'id':'b','kind':'yes-no'},"
    "{'id':'list','kind':'checklist','options':[{'id':'x'},{'id':'y'},{'id':'z'}]},"
    "{'id':'one','kind':'choice','options':[{'id':'x'},{'id':'y'}]},{'id':'age','kind':'number','min':0,'max':120},"
    "{'id':'gated','kind':'yes-no','when':{'question':'a','is':'yes'}}";

Opened with_rules(const std::string& rules) { return open(protocol_with(questions, rules)); }

}  // namespace

TEST_CASE("whatever is answered, the outcome is the most urgent of what each rule gives", "[outcome]") {
  const std::string name = GENERATE(from_range(small_protocols));
  INFO(name);
  const World world(sound(name));
  Strings wrong;
  for (std::size_t set = 0; set < world.size; ++set) {
    const Outcome outcome = assess(world.opened.protocol, world.engine(set));
    std::vector<Index> rules, unsure;
    for (Index i = 0; i < world.opened.protocol.rules.size(); ++i) {
      const Kleene truth = world.oracle.rule(i, world.of(set));
      if (truth != is_no) (truth == is_yes ? rules : unsure).push_back(i);
    }
    if ((outcome.disposition != world.disposition[set] || outcome.rules != rules || outcome.unsure != unsure) &&
        wrong.size() < 5)
      wrong.push_back(world.text(set));
  }
  CHECK(wrong == Strings{});
}

TEST_CASE("the most urgent of the rules that are true or unknown wins, whatever their order", "[outcome]") {
  const Opened opened = open(sound("levels"));
  const auto [said, wanted] = GENERATE(table<std::string, std::string>({
      {"'fourth':'yes','third':'bad','second':'yes','first':'yes'", "now"},
      {"'fourth':'yes','third':'bad','second':'no','first':'no'", "today"},
      {"'fourth':'yes','third':'bad','second':'unsure','first':'no'", "today"},
      {"'fourth':'no','third':'mild','second':'unsure','first':'no'", "today"},
      {"'fourth':'no','third':'mild','second':'no','first':'unsure'", "now"},
      {"'fourth':'no','third':'mild','second':'no','first':'no'", "soon"},
      {"'fourth':'yes','third':'unsure','second':'no','first':'no'", "soon"},
      {"'fourth':'no','third':'bad','second':'no','first':'declined'", "now"},
      {"", "now"},
  }));
  INFO(said);
  CHECK(place(opened, outcome_of(opened, "{" + said + "}")) == wanted);
}

TEST_CASE("with nothing true or unknown, the last disposition is given, without a reason", "[outcome]") {
  const Opened opened = open(sound("signs"));
  const Outcome outcome = outcome_of(opened, "{'signs':[],'fever':'no'}");
  CHECK(place(opened, outcome) == "self-care");
  CHECK(outcome.rules.empty());
  CHECK(outcome.unsure.empty());
  CHECK(outcome.reasons.empty());
  CHECK(ids_of(opened.protocol.actions, outcome.actions) == Strings{"book"});
}

TEST_CASE("with nothing answered, every rule is unknown and none is a reason", "[outcome]") {
  const Opened opened = open(sound("signs"));
  const Outcome outcome = outcome_of(opened, "{}");
  CHECK(place(opened, outcome) == "emergency-room");
  CHECK(ids(opened.protocol.rules, outcome.unsure) == Strings{"nerve", "fever"});
  CHECK(outcome.reasons.empty());
  CHECK(ids_of(opened.protocol.actions, outcome.actions) == Strings{"go"});
}

TEST_CASE("nothing said is no reason, also for a rule with a negation", "[outcome]") {
  // A missing answer was taken for "no", which made the negation true: its rule and actions rode along unasked.
  const Opened opened = with_rules(
      "{'id':'r','when':{'not':{'question':'a','is':'yes'}},'then':'now','actions':['tell']},"
      "{'id':'s','when':{'any':[{'question':'b','is':'yes'},{'not':{'question':'one','is':'x'}}]},'then':'soon'}");
  CHECK(outcome_of(opened, "{}").reasons.empty());
  CHECK(ids(opened.protocol.rules, outcome_of(opened, "{'a':'no'}").reasons) == Strings{"r"});
  CHECK(ids(opened.protocol.rules, outcome_of(opened, "{'a':'unsure'}").reasons) == Strings{"r"});
  CHECK(ids(opened.protocol.rules, outcome_of(opened, "{'a':'yes','b':'yes'}").reasons) == Strings{"s"});
  CHECK(outcome_of(opened, "{'a':'yes','b':'no'}").reasons.empty());
}

TEST_CASE("a rule that is unknown for a missing answer alone is no reason, one that was said to be unsure is",
          "[outcome]") {
  const Opened opened =
      with_rules("{'id':'r','when':{'all':[{'question':'a','is':'yes'},{'question':'b','is':'yes'}]},'then':'now'}");
  const auto [said, reasons] = GENERATE(table<std::string, std::size_t>({
      {"'a':'yes'", 0},
      {"'a':'unsure'", 0},
      {"'a':'yes','b':'unsure'", 1},
      {"'a':'unsure','b':'declined'", 1},
      {"'a':'yes','b':'yes'", 1},
      {"'a':'unsure','b':'no'", 0},
  }));
  INFO(said);
  CHECK(outcome_of(opened, "{" + said + "}").reasons.size() == reasons);
}

TEST_CASE("the disposition's first action leads; its others and those of the reasons follow as the protocol lists them",
          "[outcome]") {
  const Opened opened = open(sound("levels"));
  const auto [said, wanted] = GENERATE(table<std::string, Strings>({
      {"'first':'no','second':'unsure','third':'bad','fourth':'no'", {"go", "call", "tell"}},
      {"'first':'yes','second':'yes','third':'bad'", {"go", "call", "tell"}},
      {"'first':'yes'", {"go"}},
      {"'first':'no','second':'no','third':'mild','fourth':'no'", {"call"}},
      {"'first':'no','second':'no','third':'bad','fourth':'no'", {"go", "call", "tell"}},
      {"'first':'yes','second':'no','third':'unsure','fourth':'no'", {"go", "tell"}},
  }));
  INFO(said);
  CHECK(ids_of(opened.protocol.actions, outcome_of(opened, "{" + said + "}").actions) == wanted);
}

TEST_CASE("a rule is explained by exactly the findings that make it so", "[outcome]") {
  const auto [when, said, wanted] = GENERATE(table<std::string, std::string, Strings>({
      {"{'question':'a','is':'yes'}", "'a':'yes','b':'yes'", {"a yes yes"}},
      {"{'question':'a','is':'yes'}", "'b':'yes'", {}},
      {"{'not':{'question':'a','is':'yes'}}", "'b':'yes'", {}},
      {"{'question':'a','is':'yes'}", "'a':'unsure'", {"a yes unsure"}},
      {"{'question':'list','is':['x','y']}", "'list':['x','z','y']", {"list x yes", "list y yes"}},
      {"{'question':'list','is':['x','y']}", "'list':['z','y','unsure']", {"list y yes"}},
      {"{'question':'list','is':['x','y']}", "'list':['z','unsure']", {"list x unsure", "list y unsure"}},
      {"{'question':'list','is':'z'}", "'list':'declined'", {"list z declined"}},
      {"{'question':'one','is':['x','y']}", "'one':'y'", {"one y yes"}},
      {"{'question':'age','min':70}", "'age':71", {"age - yes"}},
      {"{'any':[{'question':'a','is':'yes'},{'question':'b','is':'yes'}]}", "'a':'no','b':'yes'", {"b yes yes"}},
      {"{'any':[{'question':'a','is':'yes'},{'question':'b','is':'yes'}]}", "'a':'unsure','b':'yes'", {"b yes yes"}},
      {"{'any':[{'question':'b','is':'yes'},{'question':'a','is':'yes'}]}",
       "'a':'yes','b':'yes'",
       {"b yes yes", "a yes yes"}},
      {"{'all':[{'question':'a','is':'yes'},{'question':'b','is':'yes'}]}",
       "'a':'unsure','b':'yes'",
       {"a yes unsure", "b yes yes"}},
      {"{'atLeast':2,'of':[{'question':'list','is':'x'},{'question':'list','is':'y'},{'question':'a','is':'yes'}]}",
       "'list':['y'],'a':'yes'",
       {"list y yes", "a yes yes"}},
      {"{'all':[{'question':'a','is':'yes'},{'not':{'question':'b','is':'yes'}}]}",
       "'a':'yes','b':'no'",
       {"a yes yes", "b yes no"}},
      {"{'not':{'any':[{'question':'a','is':'yes'},{'question':'one','is':'x'}]}}",
       "'a':'no','one':'y'",
       {"a yes no", "one x no"}},
      {"{'not':{'all':[{'question':'a','is':'yes'},{'question':'b','is':'yes'}]}}", "'a':'no','b':'yes'", {"a yes no"}},
      {"{'any':[{'all':[{'question':'a','is':'yes'},{'question':'b','is':'yes'}]},{'question':'list','is':'x'}]}",
       "'a':'yes','b':'no','list':['x']",
       {"list x yes"}},
      {"{'any':[{'question':'list','is':'x'},{'question':'list','is':['x','y']}]}", "'list':['x']", {"list x yes"}},
      {"{'any':[{'question':'gated','is':'yes'},{'question':'b','is':'yes'}]}", "'a':'no','b':'yes'", {"b yes yes"}},
      {"{'not':{'question':'gated','is':'yes'}}", "'a':'no','gated':'yes'", {}},
  }));
  INFO(when << " " << said);
  const Opened opened = with_rules(
      "{'id':'other','when':{'question':'a','is':'yes'},'then':'soon'},"
      "{'id':'r','when':" +
      when + ",'then':'now'}");
  CHECK(findings(opened, "{" + said + "}", "r") == wanted);
}

TEST_CASE("what is written about an outcome reads back as it is", "[outcome]") {
  const Opened opened = open(sound("levels"));
  const Answers said = answers(opened.protocol, json("{'first':'no','second':'unsure','third':'bad','fourth':'no'}"));
  CHECK(
      text::written_outcome(opened.protocol, said) ==
      json("{'disposition':'today','urgency':'urgent','booking':'closed','rules':['never-unsure','default'],"
           "'actions':['go','call','tell'],"
           "'unsure':['one-lower'],'reasons':["
           "{'rule':'never-unsure','disposition':'today','findings':[{'question':'third','option':'bad','truth':'yes'}]"
           "},"
           "{'rule':'one-lower','disposition':'today','findings':[{'question':'second','truth':'unsure'}]},"
           "{'rule':'default','disposition':'soon','findings':[{'question':'third','option':'bad','truth':'yes'}]}]}"));
}

TEST_CASE("every problem is written as JSON that reads back, whatever stood in the file", "[outcome]") {
  const std::string strange = "\\\"\\\\\\u0000\\u001f\\n\xC3\xA9\x7F";
  const Opened opened("{\"id\":\"" + strange + "\",\"" + strange + "\":1,\"rules\":[{\"then\":\"" + strange + "\"}]}");
  Report named{"a \"file\"\n.json", opened.report.problems};
  REQUIRE(named.problems.size() > 3);
  text::Writer writer;
  text::write_error(writer, named);
  Report report;
  const text::Document error = text::parse_json(writer.out, report);
  REQUIRE(told(report) == Strings{});
  const std::vector<text::Json>& problems = error.root.list_of("problems");
  REQUIRE(problems.size() == named.problems.size());
  for (std::size_t i = 0; i < problems.size(); ++i) {
    CHECK(problems[i].text_of("code") == named.problems[i].code);
    CHECK(problems[i].text_of("path") == std::string(named.file) + ":" + named.problems[i].pointer);
    CHECK(problems[i].text_of("message") == named.problems[i].message);
  }
  CHECK(error.root.text_of("code") == problems[0].text_of("code"));
  CHECK(error.root.text_of("path") == problems[0].text_of("path"));
  CHECK(error.root.text_of("message") == problems[0].text_of("message"));
}
