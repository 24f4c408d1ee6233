#include "exhaust/subject.h"

#include "check/walk.h"
#include "core/evaluate.h"
#include "text/conditions.h"
#include "text/write.h"

namespace redflag::exhaust {

Subject::Subject(check::Folder& from) : folder(from), json(*from.json), protocol(from.values), said(from.values) {
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
  check::each(root, "exceptions", [&](const text::Place& item) {
    exceptions.push_back({item.json->text_of("property"), item.json->text_of("of"), none});
    check::with(item, "where", [&](const text::Place& where) { exceptions.back().where = reader.read(where); });
  });
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

}  // namespace redflag::exhaust
