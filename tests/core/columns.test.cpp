// Columns of cells say of every patient what the same answers say by themselves.
#include <random>

#include "sheet.h"
#include "support.h"

using namespace redflag;
using namespace redflag::test;

namespace {

Answer drawn(const Question& question, std::mt19937& dice) {
  Answer answer;
  answer.kind = static_cast<Answer::Kind>(dice() % 4);
  const bool list = question.kind == QuestionKind::checklist;
  if (list && answer.kind != Answer::Kind::absent) answer.kind = Answer::Kind::given;
  if (answer.kind != Answer::Kind::given) return answer;
  if (question.kind == QuestionKind::number)
    answer.number = question.min + static_cast<double>(dice() % static_cast<unsigned>(question.max - question.min + 1));
  if (question.kind == QuestionKind::yes_no) answer.ticked = dice() % 2;
  if (question.kind == QuestionKind::choice) answer.ticked = Options{1} << dice() % question.options.size();
  Options* const sets[] = {&answer.ticked, &answer.unsure, &answer.declined, &answer.missing};
  for (Index option = 0; list && option < question.options.size(); ++option) {
    const auto state = dice() % 12;
    if (state < 4) *sets[state] |= Options{1} << option;
  }
  return answer.missing == all_options(question) && list ? Answer() : answer;
}

std::vector<Answers> people(const Protocol& protocol, std::size_t count) {
  std::mt19937 dice(7);
  std::vector<Answers> people;
  for (std::size_t i = 0; i < count; ++i) {
    people.emplace_back();
    for (const Question& question : protocol.questions) people.back().push_back(drawn(question, dice));
  }
  return people;
}

void compare(const Protocol& protocol, Sheet& sheet, const std::vector<Answers>& people, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sheet.write(i, people[i]);
  CHECK(sheet.columns.assess(count).question == none);
  for (std::size_t i = 0; i < count; ++i) {
    INFO("patient " << i << " of " << count);
    CHECK(differences(protocol, sheet.columns, i, people[i]) == Strings{});
  }
}

// Reads what Columns::tell has written, a patient at a time.
class Told {
 public:
  explicit Told(const std::vector<std::uint16_t>& numbers) : numbers_(numbers) {}

  Index next() { return numbers_.at(at_++); }
  std::vector<Index> list() {
    std::vector<Index> list(next());
    for (Index& index : list) index = next();
    return list;
  }
  [[nodiscard]] bool over() const { return at_ == numbers_.size(); }

 private:
  const std::vector<std::uint16_t>& numbers_;
  std::size_t at_ = 0;
};

void check_reason(const Protocol& protocol, Told& told, const Outcome& outcome, Index rule,
                  const std::vector<Finding>& findings) {
  CHECK(told.next() == rule);
  CHECK(told.next() == given_by(protocol, protocol.rules[rule], outcome.truths[rule]));
  REQUIRE(told.next() == findings.size());
  for (const Finding& finding : findings) {
    CHECK(told.next() == finding.question);
    const Index option = told.next();
    const QuestionKind kind = protocol.questions[finding.question].kind;
    const bool has_option = kind == QuestionKind::choice || kind == QuestionKind::checklist;
    CHECK(option == (has_option ? finding.option : Columns::no_option));
    CHECK(static_cast<Truth>(told.next()) == finding.truth);
  }
}

}  // namespace

TEST_CASE("outcomes that are told as numbers are those of the same people by themselves", "[columns]") {
  const std::string name = GENERATE("tests/protocols/sound/offers.json", "tests/protocols/sound/levels.json",
                                    "tests/protocols/sound/counts.json", "rules/back-pain/protocol.json");
  INFO(name);
  const std::string text = file(name);
  const Opened opened = open(text);
  const Protocol& protocol = opened.protocol;
  const std::vector<Answers> everybody = people(protocol, 101);
  Sheet sheet(protocol, everybody.size());
  for (std::size_t i = 0; i < everybody.size(); ++i) sheet.write(i, everybody[i]);
  for (const std::size_t count : {101U, 3U, 100U}) {
    CHECK(sheet.columns.tell(count).question == none);
    Told told(sheet.columns.told());
    for (std::size_t i = 0; i < count; ++i) {
      const Outcome outcome = assess(protocol, everybody[i]);
      CHECK(told.next() == outcome.disposition);
      CHECK(static_cast<Booking>(told.next()) == booking(protocol, outcome.disposition, outcome.booking_closed));
      CHECK(told.list() == outcome.rules);
      CHECK(told.list() == outcome.actions);
      CHECK(told.list() == outcome.unsure);
      REQUIRE(told.next() == outcome.reasons.size());
      for (const Index rule : outcome.reasons)
        check_reason(protocol, told, outcome, rule, explain(protocol, everybody[i], rule));
    }
    CHECK(told.over());
  }
}

TEST_CASE("in columns, any people are judged as by themselves, however many there are", "[columns]") {
  const std::string name = GENERATE("tests/protocols/sound/offers.json", "tests/protocols/sound/levels.json",
                                    "tests/protocols/sound/counts.json", "rules/back-pain/protocol.json");
  INFO(name);
  const std::string text = file(name);
  const Opened opened = open(text);
  const std::vector<Answers> everybody = people(opened.protocol, 203);
  Sheet sheet(opened.protocol, everybody.size());
  // In turn, so that whatever one call leaves behind would show in the next.
  for (const std::size_t count : {203U, 5U, 6U, 1U, 8U, 202U}) compare(opened.protocol, sheet, everybody, count);
}

TEST_CASE("whoever was not among the first is judged by all their answers once they are", "[columns]") {
  const Opened opened = open(protocol_with("{'id':'a','kind':'yes-no'},{'id':'b','kind':'number','min':0,'max':9}",
                                           "{'id':'r','when':{'question':'a','is':'yes'},'then':'now'}"));
  Answer yes, four;
  yes.kind = four.kind = Answer::Kind::given;
  yes.ticked = 1;
  four.number = 4;
  const std::vector<Answers> everybody(8, {yes, four});
  for (const std::size_t first : {1U, 2U, 3U, 5U, 6U, 7U}) {
    Sheet sheet(opened.protocol, 8);
    compare(opened.protocol, sheet, everybody, first);
    compare(opened.protocol, sheet, everybody, 8);
  }
}

TEST_CASE("nobody has answered anything in columns that nobody wrote into", "[columns]") {
  const std::string text = file("rules/back-pain/protocol.json");
  const Opened opened = open(text);
  Columns columns(opened.protocol, 3);
  CHECK(columns.assess(3).question == none);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(differences(opened.protocol, columns, i, Answers(opened.protocol.questions.size())) == Strings{});
}

TEST_CASE("a cell that nobody can have answered is told, and the next call is as good as the first", "[columns]") {
  const Opened opened =
      open(protocol_with("{'id':'age','kind':'number','min':0,'max':9,'whole':true},{'id':'one','kind':'yes-no'},"
                         "{'id':'way','kind':'choice','options':[{'id':'x'},{'id':'y'}]},"
                         "{'id':'many','kind':'checklist','options':[{'id':'x'},{'id':'y'}]}",
                         "{'id':'r','when':{'question':'one','is':'yes'},'then':'now'}"));
  const std::vector<Answers> everybody = people(opened.protocol, 10);
  Sheet sheet(opened.protocol, 10);
  compare(opened.protocol, sheet, everybody, 10);
  const std::size_t stride = sheet.columns.stride();
  struct Wrong {
    Index question;
    std::size_t offset;
    unsigned char byte;
  };
  for (const Wrong& wrong : {Wrong{1, 8 * stride + 6, 5}, Wrong{2, 9 * stride + 6, 1}, Wrong{2, 9 * stride + 6, 7},
                             Wrong{3, 11 * stride + 6, 5}, Wrong{3, 10 * stride + 6, 255}}) {
    sheet.columns.memory()[wrong.offset] = wrong.byte;
    const Columns::Bad bad = sheet.columns.assess(10);
    CHECK(bad.patient == 6);
    CHECK(bad.question == wrong.question);
    CHECK(sheet.columns.assess(6).question == none);
    compare(opened.protocol, sheet, everybody, 10);
  }
  for (const double number : {-1., 10., 0.5}) {
    reinterpret_cast<double*>(sheet.columns.memory())[6] = number;
    CHECK(sheet.columns.assess(10).question == 0);
    compare(opened.protocol, sheet, everybody, 10);
  }
}
