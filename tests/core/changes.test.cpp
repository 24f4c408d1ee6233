// Answers that change: an answer speaks only of what was shown, however somebody got there.
#include <random>

#include "core/interview.h"
#include "support.h"

using namespace redflag;
using namespace redflag::test;

namespace {

Opened sound(const std::string& name) { return open(file("tests/protocols/sound/" + name + ".json")); }

// The next screen: "question: option option, question: …", or the disposition at the end.
std::string next(const Protocol& protocol, const std::string& said) {
  const Step step = redflag::step(protocol, answers(protocol, json("{" + said + "}")));
  if (step.screen == none) return std::string(protocol.dispositions[assess(protocol, step.used).disposition].id);
  std::string text;
  for (const Asked& asked : step.asked) {
    const Question& question = protocol.questions[asked.question];
    text += (text.empty() ? "" : ", ") + std::string(question.id) + (asked.options == 0 ? "" : ":");
    for (Index option = 0; option < question.options.size(); ++option)
      if ((asked.options >> option & 1U) != 0) text += " " + std::string(question.options[option]);
  }
  return text;
}

// Somebody who answers what is shown by dice, goes back and changes answers, and keeps all of them as the widget does.
class Visitor {
 public:
  Visitor(const Protocol& protocol, std::mt19937& dice)
      : protocol_(protocol), dice_(dice), kept_(protocol.questions.size()) {}

  Step walk() {
    for (unsigned changes = 0;;) {
      const Step step = redflag::step(protocol_, kept_);
      for (const Index question : step.road) kept_[question] = step.used[question];
      if (changes < 6 && !step.road.empty() && dice_() % 3 == 0) {
        ++changes;
        change(step.road[dice_() % step.road.size()], step);
      } else if (step.screen != none) {
        for (const Asked& asked : step.asked) answer(asked, step.used[asked.question]);
      } else {
        return step;
      }
    }
  }

  // The same answers given straight on, each when it is asked for.
  Step straight() const {
    Answers given(kept_.size());
    for (;;) {
      const Step step = redflag::step(protocol_, given);
      if (step.screen == none) return step;
      for (const Asked& asked : step.asked) {
        REQUIRE(kept_[asked.question].kind != Answer::Kind::absent);
        // Answers missing there, because the option was offered later, no longer matter; or they would be asked again
        // here.
        REQUIRE(given[asked.question].kind == Answer::Kind::absent);
        given[asked.question] = kept_[asked.question];
      }
    }
  }

  [[nodiscard]] const Answers& kept() const { return kept_; }

 private:
  // The question is shown once more, as it was, and answered anew.
  void change(Index question, const Step& at) {
    Answers before(kept_.size());
    for (const Index other : at.road) {
      if (other == question) break;
      before[other] = kept_[other];
    }
    for (const Asked& asked : redflag::step(protocol_, before).asked)
      if (asked.question == question) answer(asked, {});
  }

  void answer(const Asked& asked, Answer before) {
    const Question& question = protocol_.questions[asked.question];
    const Options all = all_options(question);
    Answer answer;
    answer.kind = Answer::Kind::given;
    if (question.kind == QuestionKind::checklist) {
      if (before.kind == Answer::Kind::absent) before.missing = all;
      answer = before;
      answer.kind = Answer::Kind::given;
      answer.missing &= ~asked.options;
      for (Options left = asked.options; left != 0; left &= left - 1) {
        Options* const sets[] = {&answer.ticked, &answer.unsure, &answer.declined};
        const std::size_t state = dice_() % 8;
        if (state < std::size(sets)) *sets[state] |= left & ~(left - 1);
      }
    } else if (dice_() % 8 == 0) {
      answer.kind = dice_() % 2 == 0 ? Answer::Kind::unsure : Answer::Kind::declined;
    } else if (question.kind == QuestionKind::number) {
      answer.number =
          question.min + static_cast<double>(dice_() % static_cast<unsigned>(question.max - question.min + 1));
    } else if (question.kind == QuestionKind::yes_no) {
      answer.ticked = dice_() % 2;
    } else {
      std::vector<Options> choices;
      for (Options left = asked.options; left != 0; left &= left - 1) choices.push_back(left & ~(left - 1));
      answer.ticked = choices[dice_() % choices.size()];
    }
    kept_[asked.question] = answer;
  }

  const Protocol& protocol_;
  std::mt19937& dice_;
  Answers kept_;
};

}  // namespace

TEST_CASE("what a changed answer newly offers is asked, and nothing else", "[changes]") {
  const Opened opened = sound("offers");
  const std::string rest = "'history':{'diabetes':'no','worn-joints':'no'}";
  CHECK(next(opened.protocol, "'age':62," + rest) == "book-visit");
  CHECK(next(opened.protocol, "'age':26," + rest) == "history: pregnant");
  CHECK(next(opened.protocol, "'age':26,'history':{'pregnant':'yes','diabetes':'no'}") == "signs");
  CHECK(next(opened.protocol, "'age':62,'history':{'pregnant':'yes','diabetes':'no','worn-joints':'no'}") ==
        "book-visit");
  CHECK(next(opened.protocol, "'age':26,'history':{}") == "history: pregnant diabetes");
}

TEST_CASE("a choice that is no longer offered is no answer, and is asked again", "[changes]") {
  const Opened opened =
      open(protocol_with("{'id':'injury','kind':'choice','options':[{'id':'crash'},{'id':'fall'}]},"
                         "{'id':'how','kind':'choice','options':[{'id':'thrown','when':{'question':'injury','is':'"
                         "crash'}},{'id':'slid'}]}",
                         "{'id':'thrown','when':{'question':'how','is':'thrown'},'then':'now'},"
                         "{'id':'slid','when':{'question':'how','is':'slid'},'then':'soon'}"));
  CHECK(next(opened.protocol, "'injury':'crash','how':'thrown'") == "now");
  CHECK(next(opened.protocol, "'injury':'fall','how':'thrown'") == "how: slid");
  const auto disposition = [&](const std::string& said) {
    return assess(opened.protocol, answers(opened.protocol, json("{" + said + "}"))).disposition;
  };
  CHECK(disposition("'injury':'fall','how':'thrown'") == disposition("'injury':'fall'"));
}

TEST_CASE("the questions of a screen are asked together, and only those that are worth asking", "[changes]") {
  std::string text = protocol_with(
      "{'id':'a','kind':'yes-no'},{'id':'b','kind':'checklist','options':[{'id':'x'},{'id':'y'}]},"
      "{'id':'c','kind':'yes-no','when':{'question':'a','is':'yes'}}",
      "{'id':'r','when':{'question':'a','is':'yes'},'then':'soon'},{'id':'s','when':{'question':'b','is':['x','y']},"
      "'then':'soon'},{'id':'t','when':{'question':'c','is':'yes'},'then':'now'}");
  const std::string apart = json("['a','b','c']"), together = json("[['a','b'],'c']");
  text.replace(text.find(apart), apart.size(), together);
  const Opened opened = open(text);
  CHECK(next(opened.protocol, "") == "a, b: x y");
  CHECK(next(opened.protocol, "'b':[]") == "a");
  CHECK(next(opened.protocol, "'a':'no','b':{'x':'no'}") == "b: y");
  CHECK(next(opened.protocol, "'a':'yes','b':[]") == "c");
}

TEST_CASE("skipping gives what the rule says, doubt beside it gives more, and neither is no", "[changes]") {
  const Opened opened = open(protocol_with(
      "{'id':'signs','kind':'checklist','options':[{'id':'x'},{'id':'y'}]}",
      "{'id':'r','when':{'question':'signs','is':['x','y']},'then':'now','unsure':'today','declined':'soon'}"));
  CHECK(next(opened.protocol, "'signs':{'x':'declined','y':'no'}") == "soon");
  CHECK(next(opened.protocol, "'signs':{'x':'declined','y':'unsure'}") == "today");
  CHECK(next(opened.protocol, "'signs':{'x':'declined','y':'yes'}") == "now");
  CHECK(next(opened.protocol, "'signs':[]") == "home");
  CHECK(assess(opened.protocol, answers(opened.protocol, json("{'signs':{'x':'no'}}"))).disposition == 1);
}

TEST_CASE("doubt in a detail is worth its worst answer, and no more than that", "[changes]") {
  const Opened opened = open(
      protocol_with("{'id':'gist','kind':'yes-no'},{'id':'where','kind':'choice','detail':true,"
                    "'when':{'question':'gist','is':'yes'},'options':[{'id':'chest'},{'id':'low'}]}",
                    "{'id':'r','when':{'all':[{'question':'gist','is':'yes'},{'not':{'question':'where','is':'low'}}]},"
                    "'then':'now','unsure':'today'}"));
  for (const char* const doubt : {"", ",'where':'unsure'", ",'where':'declined'", ",'where':'chest'"}) {
    INFO(doubt);
    const auto disposition = [&](const std::string& gist) {
      return assess(opened.protocol, answers(opened.protocol, json("{'gist':'" + gist + "'" + doubt + "}")))
          .disposition;
    };
    CHECK(disposition("yes") == 0);
    CHECK(disposition("unsure") == 1);
    CHECK(disposition("no") == 3);
  }
  CHECK(next(opened.protocol, "'gist':'yes','where':'low'") == "home");
}

TEST_CASE("however somebody gets to their answers, by Back and Change, the end is that of going straight on",
          "[changes]") {
  const std::string name = GENERATE("signs", "gates", "counts", "levels", "shared", "negation", "offers");
  const Opened opened = sound(name);
  std::mt19937 dice(7);
  for (int i = 0; i < 300; ++i) {
    Visitor visitor(opened.protocol, dice);
    const Step end = visitor.walk(), straight = visitor.straight();
    INFO(name << " " << i);
    CHECK(end.road == straight.road);
    CHECK(end.used == straight.used);
    const Index disposition = assess(opened.protocol, end.used).disposition;
    CHECK(disposition == assess(opened.protocol, straight.used).disposition);
    CHECK(disposition <= assess(opened.protocol, visitor.kept()).disposition);
  }
}

TEST_CASE("so it is with back pain, whose ages open and withdraw options", "[changes]") {
  const Opened opened = open(file("rules/back-pain/protocol.json"));
  std::mt19937 dice(11);
  for (int i = 0; i < 100; ++i) {
    Visitor visitor(opened.protocol, dice);
    const Step end = visitor.walk(), straight = visitor.straight();
    CHECK(end.road == straight.road);
    CHECK(end.used == straight.used);
  }
}
