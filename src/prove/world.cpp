#include "prove/world.h"

#include <algorithm>
#include <bit>

#include "prove/cells.h"

namespace redflag::prove {
namespace {

// Everything that a condition depends on directly.
template <class Visit>
void each_need(const Protocol& source, const Condition& condition, const Visit& visit) {
  for (const Index child : condition.children) visit(child);
  if (condition.kind != Condition::Kind::finding) return;
  const Question& question = source.questions[condition.question];
  if (question.when != none) visit(question.when);
  // A choice of what is not offered is no answer.
  if (question.kind != QuestionKind::choice) return;
  for (const Index when : question.option_whens)
    if (when != none) visit(when);
}

// Conditions and all that they depend on, in their order.
std::vector<Index> needs_of(const Protocol& source, std::vector<Index> conditions) {
  std::vector<char> seen(source.conditions.size(), 0);
  for (std::size_t i = 0; i < conditions.size(); ++i)
    each_need(source, source.conditions[conditions[i]], [&](Index need) {
      if (seen[need] == 0) conditions.push_back(need);
      seen[need] = 1;
    });
  std::sort(conditions.begin(), conditions.end());
  conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
  return conditions;
}

}  // namespace

World::World(const Subject& checked)
    : subject(checked),
      protocol(checked.protocol),
      claims(checked.claims),
      rules_of_(checked.protocol.questions.size()),
      tells_declined_(checked.claims.tells_declined),
      latest_(checked.protocol) {
  tells_declined_.resize(protocol.questions.size(), 0);
  std::vector<std::vector<double>> bounds = bounds_by_question(protocol, claims);
  for (Index i = 0; i < protocol.questions.size(); ++i)
    cells_.push_back(cut(protocol.questions[i], claims.worry[i], std::move(bounds[i])));
  for (Index rule = 0; rule < protocol.rules.size(); ++rule) {
    questions_of_rule_.push_back(questions_of(protocol, protocol.rules[rule].when));
    for (const Index question : questions_of_rule_.back()) {
      rules_of_[question].push_back(rule);
      if (protocol.rules[rule].declined != protocol.rules[rule].unsure) tells_declined_[question] = 1;
    }
  }
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    std::vector<Index> whens = protocol.questions[i].option_whens;
    if (whens.empty()) continue;
    whens.erase(std::remove(whens.begin(), whens.end(), none), whens.end());
    choosy_.push_back({i, needs_of(protocol, whens)});
  }
  // The conditions of a question's options stand after those of the options that they depend on.
  std::stable_sort(choosy_.begin(), choosy_.end(),
                   [](const Choosy& a, const Choosy& b) { return a.needs.back() < b.needs.back(); });
}

std::vector<Index> World::questions_of(const Protocol& source, Index condition) {
  std::vector<Index> stack = {condition}, seen = {condition}, questions;
  const auto once = [](std::vector<Index>& list, Index item) {
    if (std::find(list.begin(), list.end(), item) != list.end()) return false;
    list.push_back(item);
    return true;
  };
  while (!stack.empty()) {
    const Condition& here = source.conditions[stack.back()];
    stack.pop_back();
    if (here.kind == Condition::Kind::finding) once(questions, here.question);
    each_need(source, here, [&](Index need) {
      if (once(seen, need)) stack.push_back(need);
    });
  }
  std::sort(questions.begin(), questions.end());
  return questions;
}

std::vector<char> World::touched(const Protocol& source, const std::vector<char>& questions) {
  std::vector<char> touched(source.conditions.size(), 0);
  for (Index i = 0; i < touched.size(); ++i) {
    const Condition& condition = source.conditions[i];
    if (condition.kind == Condition::Kind::finding && questions[condition.question] != 0) touched[i] = 1;
    each_need(source, condition, [&](Index need) { touched[i] |= touched[need]; });
  }
  return touched;
}

std::vector<Index> World::offers_of(const std::vector<Index>& questions) const {
  if (choosy_.empty()) return {};
  std::vector<char> marked(protocol.questions.size(), 0);
  for (const Index question : questions) marked[question] = 1;
  const std::vector<char> touches = touched(protocol, marked);
  std::vector<Index> found;
  for (const auto& [question, needs] : choosy_) {
    const std::vector<Index>& whens = protocol.questions[question].option_whens;
    if (std::any_of(whens.begin(), whens.end(), [&](Index when) { return when != none && touches[when] != 0; }))
      found.push_back(question);
  }
  return found;
}

std::vector<Index> World::with_offers(std::vector<Index> questions) const {
  for (std::size_t i = 0; i < questions.size(); ++i)
    for (const Index when : protocol.questions[questions[i]].option_whens)
      for (const Index need : when == none ? std::vector<Index>() : questions_of(protocol, when))
        if (std::find(questions.begin(), questions.end(), need) == questions.end()) questions.push_back(need);
  return questions;
}

Index World::urgent() const {
  Index count = 0;
  while (count < protocol.dispositions.size() && protocol.dispositions[count].urgency < Urgency::soon) ++count;
  return count;
}

std::vector<Index> World::rules_that_give(Index level) const {
  std::vector<Index> rules;
  for (Index rule = 0; rule < protocol.rules.size(); ++rule)
    if (can_give(rule, level)) rules.push_back(rule);
  return rules;
}

Options World::offered(Index question, Evaluation::Missing missing) const {
  const Question& the_question = protocol.questions[question];
  Options offered = all_options(the_question);
  for (Index option = 0; option < the_question.option_whens.size(); ++option) {
    const Index when = the_question.option_whens[option];
    if (when != none && latest_.truths(when, missing) == Truth::no) offered &= ~(Options{1} << option);
  }
  return offered;
}

bool World::sayable(const Answers& answers) const {
  latest_.judge(answers);
  return std::all_of(choosy_.begin(), choosy_.end(), [&](const Choosy& choosy) {
    return (answers[choosy.question].ticked & ~offered(choosy.question, Evaluation::open)) == 0;
  });
}

Answer World::least(Index question, Options offered) const {
  const Worry& worry = claims.worry[question];
  Answer answer;
  answer.kind = Answer::Kind::given;
  switch (protocol.questions[question].kind) {
    case QuestionKind::yes_no:
    case QuestionKind::checklist: answer.ticked = worry.reassuring & offered; break;
    case QuestionKind::choice:
      answer.ticked = std::bit_floor(offered);
      if (offered == 0) answer.kind = Answer::Kind::unsure;
      break;
    case QuestionKind::number:
      for (const Cell& cell : cells_[question])
        if (mildest(question, cell)) {
          answer.number = cell.example;
          return answer;
        }
      answer.kind = Answer::Kind::unsure;
  }
  return answer;
}

void World::fill(Answers& answers, const std::vector<char>& marked) const {
  for (Index i = 0; i < answers.size(); ++i) {
    if (marked[i] != 0) answers[i] = least(i, all_options(protocol.questions[i]));
    if (!choosy_.empty() && latest_.answered(i) != answers[i]) latest_.answer(i, answers[i]);
  }
  for (const auto& [question, needs] : choosy_) {
    if (marked[question] == 0) continue;
    for (const Index condition : needs) latest_.run(condition);
    answers[question] = least(question, offered(question, Evaluation::unsure));
    latest_.answer(question, answers[question]);
  }
}

Index World::disposition(const Answers& answers, Index without) const {
  latest_.judge(answers);
  Index disposition = last();
  for (Index i = 0; i < protocol.rules.size(); ++i) {
    const Rule& rule = protocol.rules[i];
    if (i != without)
      disposition =
          std::min(disposition, given_by(protocol, rule, latest_.truths(rule.when, Evaluation::unsure).only()));
  }
  return disposition;
}

}  // namespace redflag::prove
