#include "prove/conditions.h"

#include "check/file.h"
#include "check/walk.h"
#include "prove/query.h"
#include "text/conditions.h"

namespace redflag::prove {
namespace {

using check::in_quotes;
using text::Place;

// Every condition of the protocol, in the form in which proofs speak of claims.
Claims all_conditions(const Place& root, const Protocol& protocol, std::vector<Index>& roots) {
  Claims claims = read_claims(root, protocol);
  claims.conditions.conditions.clear();
  claims.floors.clear();
  claims.exceptions.clear();
  text::ConditionReader reader(root, claims.conditions);
  for (Index i = 0; i < protocol.questions.size(); ++i) reader.read_when(i);
  check::each_condition(root, [&](const Place& place) { roots.push_back(reader.read(place)); });
  claims.everywhere = claims.conditions;
  return claims;
}

class Conditions {
 public:
  // `roots` are those of the conditions in `claims`, in the order of each_condition.
  Conditions(const Place& root, const Protocol& protocol, const Claims& claims, const std::vector<Index>& roots)
      : root_(root),
        roots_(roots),
        claims_(claims),
        subject_{protocol, claims_, {}},
        world_(subject_),
        visitor_(world_, z3_, "one"),
        latest_(claims_.conditions),
        seen_(claims_.conditions.conditions.size()) {}

  void check() {
    meet_simple_people();
    auto read = roots_.begin();
    check::each_condition(root_, [&](const Place& place) { constant(place, *read++); });
    equal_rules();
  }

 private:
  struct Seen {
    bool yes = false, no = false;
  };

  void meet(const Answers& answers) {
    latest_.judge(answers);
    for (Index i = 0; i < seen_.size(); ++i) {
      const Truths truths = latest_.truths(i, Evaluation::unsure);
      seen_[i].yes |= truths == Truth::yes;
      seen_[i].no |= truths == Truth::no;
    }
  }

  // Those who give one answer that is not the least worrying show most of what can be true and false, without a solver.
  void meet_simple_people() {
    Answers least(world_.protocol.questions.size());
    world_.fill(least, std::vector<char>(least.size(), 1));
    meet(least);
    for (Index question = 0; question < least.size(); ++question) {
      Answers answers = least;
      answers[question].kind = Answer::Kind::given;
      if (world_.protocol.questions[question].kind == QuestionKind::number)
        for (const Cell& cell : world_.cells(question)) {
          answers[question].number = cell.example;
          meet(answers);
        }
      for (Index option = 0; option < world_.protocol.questions[question].options.size(); ++option) {
        answers[question].ticked = Options{1} << option;
        if (world_.sayable(answers)) meet(answers);
      }
    }
  }

  // Is there somebody without a doubt for whom it is so?
  bool somebody(Index condition, bool yes) {
    if (yes ? seen_[condition].yes : seen_[condition].no) return true;
    const std::vector<Index> questions = world_.with_offers(World::questions_of(claims_.conditions, condition));
    Query query(world_, z3_);
    query.about(visitor_);
    query.involve(questions);
    for (const Index question : questions) {
      const Person::Answered& answered = visitor_.answered(question);
      for (int i = 0; i < static_cast<int>(answered.unsure.size()); ++i)
        query.add(!answered.doubt(i) || visitor_.speechless(question));
    }
    const Kleene truth = visitor_.claim(condition);
    query.add(yes ? truth.yes : !truth.possible);
    const auto found = query.any([&](const std::vector<Answers>& people) {
      latest_.judge(people[0]);
      return latest_.truths(condition, Evaluation::unsure) == (yes ? Truth::yes : Truth::no);
    });
    if (found) meet(found->front());
    return found.has_value();
  }

  // True where the condition or a part of it is the same for everybody, which then was told.
  bool constant(const Place& place, Index condition) {
    const Condition& the_condition = claims_.conditions.conditions[condition];
    bool reported = false;
    for (const char* key : {"all", "any", "of"})
      for (std::size_t i = 0; i < place.json->list_of(key).size(); ++i)
        reported |= constant(place.member(key).item(i), the_condition.children[i]);
    check::with(place, "not", [&](const Place& part) { reported |= constant(part, the_condition.children.front()); });
    if (reported || place.json->member("term") != nullptr) return reported;
    const bool can = somebody(condition, true);
    if (can && somebody(condition, false)) return false;
    place.problem("constant-condition", {can ? "this is true whatever is answered" : "no answers make this true",
                                         ": it decides nothing; correct it, or take it out"});
    return true;
  }

  // Is some rule of the two one thing for somebody and the other not?
  bool same(Index condition, Index other) {
    Query query(world_, z3_);
    query.about(visitor_);
    for (const Index each : {condition, other}) query.involve(World::questions_of(world_.protocol, each));
    const Kleene a = visitor_.truth(condition), b = visitor_.truth(other);
    query.add(a.yes != b.yes || a.unsure != b.unsure || a.possible != b.possible);
    return !query.any([](const std::vector<Answers>&) { return true; });
  }

  void equal_rules() {
    const std::vector<Rule>& rules = world_.protocol.rules;
    for (Index i = 0; i < rules.size(); ++i)
      for (Index j = 0; j < i; ++j) {
        const Rule &rule = rules[i], &other = rules[j];
        if (rule.disposition != other.disposition || rule.unsure != other.unsure || rule.declined != other.declined ||
            rule.actions != other.actions || rule.closes_booking != other.closes_booking ||
            world_.questions_of_rule(i) != world_.questions_of_rule(j) || !same(rule.when, other.when))
          continue;
        root_.member("rules").item(i).problem(
            "equal-rules", {"this gives the same to the same people as the rule ", in_quotes(other.id),
                            ": correct the one that was copied, or remove it"});
        break;
      }
  }

  const Place& root_;
  const std::vector<Index>& roots_;
  const Claims& claims_;
  const Subject subject_;
  const World world_;
  z3::context z3_;
  Person visitor_;
  Evaluation latest_;
  std::vector<Seen> seen_;
};

}  // namespace

void check_conditions(const Place& root, const Protocol& protocol) {
  Report report;  // what cannot be read is told by those who read it for its own sake
  std::vector<Index> roots;
  const Claims claims = all_conditions(Place(*root.json, report), protocol, roots);
  if (report.clean()) Conditions(root, protocol, claims, roots).check();
}

}  // namespace redflag::prove
