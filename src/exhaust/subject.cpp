#include "exhaust/subject.h"

#include <algorithm>

#include "check/walk.h"
#include "core/evaluate.h"
#include "text/conditions.h"
#include "text/write.h"

namespace redflag::exhaust {

namespace {

// Takes every `when` out of the questions and their options.
text::Json without_whens(text::Json root) {
  const auto remove_when = [](text::Json& item) {
    const auto is_when = [](const text::Json& member) { return member.key == "when"; };
    item.items.erase(std::remove_if(item.items.begin(), item.items.end(), is_when), item.items.end());
  };
  for (text::Json& list : root.items) {
    if (list.key != "questions") continue;
    for (text::Json& question : list.items) {
      remove_when(question);
      for (text::Json& member : question.items)
        if (member.key == "options") std::for_each(member.items.begin(), member.items.end(), remove_when);
    }
  }
  return root;
}

}  // namespace

Subject::Subject(check::Folder& from)
    : folder(from), json(*from.json), protocol(from.values), said(from.values), asked_of_all(from.values) {
  const std::vector<text::Json>& questions = json.list_of("questions");
  for (std::size_t i = 0; i < protocol.questions.size(); ++i) orders.emplace_back(protocol.questions[i], questions[i]);
  const text::Place root = from.protocol.root();
  said.rules.clear();
  said.conditions.clear();
  text::ConditionReader reader(root, said);
  for (Index i = 0; i < said.questions.size(); ++i) reader.read_when(i);
  check::each(root, "floors", [&](const text::Place& item) {
    floors.push_back({item.json->text_of("id"), reader.read(item.member("when")),
                      json.member("dispositions")->index_of(item.json->text_of("atLeast"))});
  });
  read_as_asked_of_all();
  check::each(root, "exceptions", [&](const text::Place& item) {
    exceptions.push_back({item.json->text_of("property"), item.json->text_of("of"), none});
    check::with(item, "where", [&](const text::Place& where) { exceptions.back().where = reader.read(where); });
  });
}

void Subject::read_as_asked_of_all() {
  const text::Json open = without_whens(json);
  Report report;  // what is wrong was told already
  const text::Place root(open, report);
  asked_of_all.rules.clear();
  asked_of_all.conditions.clear();
  for (Question& question : asked_of_all.questions) {
    question.when = none;
    question.option_whens.clear();
  }
  text::ConditionReader reader(root, asked_of_all);
  auto floor = floors.begin();
  check::each(root, "floors",
              [&](const text::Place& item) { (floor++)->asked_of_all = reader.read(item.member("when")); });
}

std::vector<Truths> Subject::judge_said(const Answers& answers) const { return judge(said, answers, Truth::unsure); }

bool Subject::excepted(std::string_view property, std::string_view of, std::string_view option, const Answers& before,
                       const Answers& after) const {
  const std::string finding = text::join({of, "/", option});
  for (const Exception& exception : exceptions) {
    if (exception.property != property || (exception.of != of && exception.of != finding)) continue;
    if (exception.where == none) return true;
    if (judge_said(before)[exception.where] != Truth::no || judge_said(after)[exception.where] != Truth::no)
      return true;
  }
  return false;
}

Options Subject::offered(Index question, const Answers& answers) const {
  Options offered = all_options(protocol.questions[question]);
  const std::vector<Index>& whens = protocol.questions[question].option_whens;
  if (whens.empty()) return offered;
  const std::vector<Truths> truths = judge(protocol, answers, Truth::unsure);
  for (Index option = 0; option < whens.size(); ++option)
    if (whens[option] != none && truths[whens[option]] == Truth::no) offered &= ~(Options{1} << option);
  return offered;
}

bool Subject::sayable(const Answers& answers) const {
  for (Index i = 0; i < answers.size(); ++i)
    if (answers[i].ticked != 0 && !protocol.questions[i].option_whens.empty() &&
        (answers[i].ticked & ~offered(i, answers)) != 0)
      return false;
  return true;
}

bool Subject::is_booking(Index action) const { return json.list_of("actions")[action].text_of("kind") == "book"; }

bool Subject::is_slow(const std::vector<Index>& actions) const {
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const text::Json& of = json.list_of("actions")[actions[i]];
    const std::string_view kind = of.text_of("kind");
    if (i == 0 && kind == "learn") return true;
    if (kind == "go" || kind == "call") return text::word_index("doctor nurse surgeon", of.text_of("phone")) >= 0;
  }
  return false;
}

bool Subject::says_where(const Disposition& disposition) const {
  if (disposition.urgency >= Urgency::soon) return true;
  return std::any_of(disposition.actions.begin(), disposition.actions.end(), [&](Index action) {
    const text::Json& of = json.list_of("actions")[action];
    const bool office = text::word_index("doctor nurse surgeon", of.text_of("phone")) >= 0;
    if (of.text_of("kind") == "call") return disposition.urgency != Urgency::emergency || !office;
    return of.text_of("kind") == "go";
  });
}

}  // namespace redflag::exhaust
