#include "core/interview.h"

#include "support.h"
#include "text/write_outcome.h"

using namespace redflag;
using namespace redflag::test;

namespace {

Opened sound(const std::string& name) { return open(file("tests/protocols/sound/" + name + ".json")); }

// "road > screen", or "road." at the end.
std::string way(const Opened& opened, const std::string& said) {
  const Protocol& protocol = opened.protocol;
  const Step step = redflag::step(protocol, answers(protocol, json("{" + said + "}")));
  std::string way;
  for (const Index question : step.road) way += (way.empty() ? "" : " ") + std::string(protocol.questions[question].id);
  return step.screen == none ? way + "." : way + " > " + std::string(protocol.questions[step.screen].id);
}

std::string written_step(const Opened& opened, const std::string& said) {
  text::Writer writer;
  text::write_step(writer, opened.protocol, step(opened.protocol, answers(opened.protocol, json("{" + said + "}"))));
  return writer.out;
}

// "question option disposition" of each finding whose coming would raise the disposition.
Strings returns(const Opened& opened, const std::string& said) {
  const Protocol& protocol = opened.protocol;
  const Answers used = step(protocol, answers(protocol, json("{" + said + "}"))).used;
  Strings told;
  for (const Finding& finding : come_back_if(protocol, used, assess(protocol, used).disposition)) {
    const Question& question = protocol.questions[finding.question];
    CHECK((finding.truth == Truth::yes));
    told.push_back(std::string(question.id) + " " + std::string(question.options[finding.option]) + " " +
                   std::string(protocol.dispositions[finding.disposition].id));
  }
  return told;
}

}  // namespace

TEST_CASE("screens come in their order, whatever the order of the questions and of the answers", "[interview]") {
  const Opened opened = sound("levels");
  CHECK(way(opened, "") == " > first");
  CHECK(way(opened, "'first':'no'") == "first > second");
  CHECK(way(opened, "'second':'no','first':'no'") == "first second > third");
  CHECK(way(opened, "'third':'mild','second':'no','first':'no'") == "first second third.");
}

TEST_CASE("the first most urgent finding ends the interview", "[interview]") {
  const Opened opened = sound("signs");
  CHECK(way(opened, "'signs':['bladder']") == "signs.");
  CHECK(way(opened, "'signs':'unsure'") == "signs.");
  CHECK(way(opened, "'signs':['unsure']") == "signs.");
  CHECK(way(opened, "'signs':'declined'") == "signs.");
  CHECK(way(opened, "'signs':[]") == "signs > fever");
  CHECK(way(opened, "'signs':[],'fever':'no'") == "signs fever.");
}

TEST_CASE("a question whose when is false is passed over, one whose when is unknown is asked", "[interview]") {
  const Opened opened = sound("gates");
  const auto [said, wanted] = GENERATE(table<std::string, std::string>({
      {"", " > injury"},
      {"'injury':'no-injury'", "injury."},
      {"'injury':'crash'", "injury."},
      {"'injury':'bump'", "injury > age"},
      {"'injury':'unsure'", "injury > age"},
      {"'injury':'bump','age':71", "injury age."},
      {"'injury':'bump','age':70", "injury age > bones"},
      {"'injury':'bump','age':'unsure'", "injury age > bones"},
      {"'injury':'bump','age':'declined','bones':[]", "injury age bones > sore"},
      {"'injury':'bump','age':70,'bones':[]", "injury age bones > sore"},
      {"'injury':'bump','age':70,'bones':'unsure'", "injury age bones."},
      {"'injury':'bump','age':70,'bones':[],'sore':'no'", "injury age bones sore."},
  }));
  INFO(said);
  CHECK(way(opened, said) == wanted);
}

TEST_CASE("a question that can only add to what is certain already is passed over", "[interview]") {
  const Opened opened =
      open(protocol_with("{'id':'a','kind':'yes-no'},{'id':'b','kind':'yes-no'},{'id':'c','kind':'yes-no'}",
                         "{'id':'r','then':'now','when':{'all':[{'any':[{'question':'a','is':'yes'},"
                         "{'question':'b','is':'yes'}]},{'question':'c','is':'yes'}]}}"));
  CHECK(way(opened, "'a':'yes'") == "a > c");
  CHECK(way(opened, "'a':'unsure'") == "a > b");
  CHECK(way(opened, "'a':'no'") == "a > b");
  CHECK(way(opened, "'a':'no','b':'no'") == "a b.");
}

TEST_CASE("answers that are not on the road are not used", "[interview]") {
  const Opened opened = sound("gates");
  SECTION("to questions that do not apply") {
    CHECK(way(opened, "'injury':'no-injury','age':90,'bones':['weak'],'sore':'yes'") == "injury.");
    CHECK(written_step(opened, "'injury':'no-injury','age':90,'bones':['weak']") ==
          written_step(opened, "'injury':'no-injury'"));
  }
  SECTION("to questions that no longer matter") {
    CHECK(written_step(opened, "'injury':'crash','age':90,'bones':'unsure'") ==
          written_step(opened, "'injury':'crash'"));
    CHECK(written_step(opened, "'injury':'bump','age':90,'sore':'yes'") ==
          written_step(opened, "'injury':'bump','age':90"));
  }
  SECTION("and wait for those before them") {
    CHECK(way(opened, "'sore':'yes','age':30") == " > injury");
    CHECK(way(opened, "'sore':'yes','injury':'bump','age':30") == "injury age > bones");
    CHECK(way(opened, "'sore':'yes','injury':'bump','age':30,'bones':[]") == "injury age bones sore.");
  }
  SECTION("and stand in `used` as absent") {
    const Answers used =
        step(opened.protocol, answers(opened.protocol, json("{'injury':'bump','age':71,'sore':'yes'}"))).used;
    REQUIRE(used.size() == 4);
    CHECK((used[0].kind == Answer::Kind::given));
    CHECK((used[1].kind == Answer::Kind::given));
    CHECK((used[2].kind == Answer::Kind::absent));
    CHECK((used[3].kind == Answer::Kind::absent));
  }
}

TEST_CASE("going back or changing an answer is the same as never having said otherwise", "[interview]") {
  const Opened opened = sound("gates");
  // Changed on the list of answers at the end; the answers given after it are still there.
  CHECK(way(opened, "'injury':'bump','age':30,'bones':[],'sore':'no'") == "injury age bones sore.");
  CHECK(way(opened, "'injury':'crash','age':30,'bones':[],'sore':'no'") == "injury.");
  CHECK(way(opened, "'injury':'unsure','age':30,'bones':[],'sore':'no'") == "injury age bones sore.");
  CHECK(way(opened, "'injury':'bump','age':null,'bones':[],'sore':'no'") == "injury > age");
  CHECK(way(opened, "'injury':'bump','age':75,'bones':[],'sore':'no'") == "injury age.");
}

TEST_CASE("what is still to come is counted; follow-ups only once an answer has opened them", "[interview]") {
  const Opened opened = sound("gates");
  const auto ahead = [&](const std::string& said) {
    return step(opened.protocol, answers(opened.protocol, json("{" + said + "}"))).ahead;
  };
  CHECK(ahead("") == 1);
  CHECK(ahead("'injury':'bump'") == 2);
  CHECK(ahead("'injury':'bump','age':30") == 2);
  CHECK(ahead("'injury':'bump','age':30,'bones':[]") == 1);
  CHECK(ahead("'injury':'bump','age':30,'bones':[],'sore':'no'") == 0);
  CHECK(ahead("'injury':'crash'") == 0);
}

TEST_CASE("what can no longer matter is not counted as what may still come", "[interview]") {
  const Opened opened = sound("negation");
  CHECK(step(opened.protocol, answers(opened.protocol, "{}")).ahead == 3);
  CHECK(step(opened.protocol, answers(opened.protocol, json("{'cause':'nothing'}"))).ahead == 2);
  CHECK(step(opened.protocol, answers(opened.protocol, json("{'cause':'lifting'}"))).ahead == 1);
}

TEST_CASE("come back if: what would raise the disposition by itself, most dangerous screen first", "[interview]") {
  SECTION("options that are ticked, or were unsure, add nothing") {
    const Opened opened = sound("signs");
    CHECK(returns(opened, "'signs':[],'fever':'no'") ==
          Strings{"signs bladder emergency-room", "signs legs emergency-room", "fever yes call-doctor"});
    CHECK(returns(opened, "'signs':[],'fever':'yes'") ==
          Strings{"signs bladder emergency-room", "signs legs emergency-room"});
    CHECK(returns(opened, "'signs':['legs']").empty());
    CHECK(returns(opened, "'signs':'unsure'").empty());
  }
  SECTION("facts that do not change and numbers are no reason") {
    CHECK(returns(sound("gates"), "'injury':'bump','age':30,'bones':[],'sore':'no'") ==
          Strings{"injury crash emergency-room", "sore yes urgent-care"});
  }
  SECTION("a question that does not apply is no reason, a new reason that it applies is") {
    CHECK(returns(sound("gates"), "'injury':'no-injury'") ==
          Strings{"injury crash emergency-room", "injury bump urgent-care"});
  }
  SECTION("one more of a list counts together with those that were ticked") {
    CHECK(returns(sound("counts"), "'signs':['fever'],'sweats':'no','shivers':'no','cough':'no'") ==
          Strings{"signs faint emergency-room", "signs weak emergency-room", "sweats yes emergency-room",
                  "shivers yes emergency-room"});
  }
  SECTION("what was never asked, since it could no longer matter, is unknown again beside a new finding") {
    const Opened opened = sound("counts");
    REQUIRE(way(opened, "'signs':[],'sweats':'no','cough':'no'") == "signs sweats cough.");
    CHECK(returns(opened, "'signs':[],'sweats':'no','cough':'no'") ==
          Strings{"signs fever call-doctor", "signs faint call-doctor", "signs weak call-doctor",
                  "sweats yes call-doctor"});
  }
}

TEST_CASE("the next screen is written with the road to it", "[interview]") {
  CHECK(written_step(sound("signs"), "'signs':[]") ==
        json("{'screen':'fever','ahead':1,'asked':[{'question':'fever'}],'road':[{'question':'signs',"
             "'answer':{'bladder':'no','legs':'no'}}]}"));
}

TEST_CASE("the end is written as the outcome, what booking waits for, and when to come back", "[interview]") {
  const Opened signs = sound("signs");
  CHECK(
      written_step(signs, "'signs':['legs']") ==
      json("{'disposition':'emergency-room','urgency':'emergency','booking':'closed','rules':['nerve'],"
           "'actions':['go','tell'],'unsure':['fever'],"
           "'reasons':[{'rule':'nerve','disposition':'emergency-room','findings':[{'question':'signs','option':'legs',"
           "'truth':'yes'}]}],'comeBackIf':[],'road':[{'question':'signs','answer':{'bladder':'no','"
           "legs':'yes'}}]}"));
  CHECK(
      written_step(signs, "'signs':[],'fever':'yes'") ==
      json(
          "{'disposition':'call-doctor','urgency':'soon','booking':'after-call','rules':['fever'],"
          "'actions':['call','book'],'unsure':[],"
          "'reasons':[{'rule':'fever','disposition':'call-doctor','findings':[{'question':'fever','truth':'yes'}]}],"
          "'comeBackIf':[{'question':'signs','option':'bladder','disposition':'emergency-room'},"
          "{'question':'signs','option':'legs','disposition':'emergency-room'}],'road':[{'question':'signs','answer':{'"
          "bladder':'no','legs':'no'}},"
          "{'question':'fever'}]}"));
  CHECK(written_step(signs, "'signs':[],'fever':'no'").find(json("'booking':'open'")) != std::string::npos);
  CHECK(written_step(sound("levels"), "'first':'no','second':'no','third':'bad'").find(json("'booking':'closed'")) !=
        std::string::npos);
}

TEST_CASE("an option is offered unless its `when` is false", "[interview]") {
  const Opened opened = sound("offers");
  const auto offered = [&](const std::string& said, const std::string& options) {
    return written_step(opened, said).find(json("'options':[" + options + "]")) != std::string::npos;
  };
  CHECK(offered("'age':70", "'diabetes','worn-joints'"));
  CHECK(offered("'age':30", "'pregnant','diabetes'"));
  CHECK(offered("'age':50", "'pregnant','diabetes','worn-joints'"));
  CHECK(offered("'age':'unsure'", "'pregnant','diabetes','worn-joints'"));
}

TEST_CASE("an option that is not offered counts as no, whatever was ticked", "[interview]") {
  const Opened opened = sound("offers");
  CHECK(way(opened, "'age':30,'history':['pregnant']") == "age history > signs");
  CHECK(way(opened, "'age':70,'history':['pregnant']") == "age history.");
  CHECK(way(opened, "'age':'unsure','history':['pregnant']") == "age history > signs");
  CHECK(written_step(opened, "'age':30,'history':['worn-joints']").find(json("'booking':'open'")) != std::string::npos);
  CHECK(written_step(opened, "'age':40,'history':['worn-joints']").find(json("'booking':'after-call'")) !=
        std::string::npos);
}

TEST_CASE("a true rule may close booking whatever the disposition; one that is not sure does not", "[interview]") {
  const Opened opened = sound("offers");
  CHECK(written_step(opened, "'age':17,'history':[]").find(json("'booking':'closed'")) != std::string::npos);
  CHECK(written_step(opened, "'age':18,'history':[]").find(json("'booking':'open'")) != std::string::npos);
  CHECK(written_step(opened, "'age':'unsure','history':[]").find(json("'booking':'after-call'")) != std::string::npos);
}
