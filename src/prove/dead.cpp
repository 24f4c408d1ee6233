// nothing-is-dead: what no visitor's end depends on, and rules that are true for nobody, whatever "not sure" makes of them.
// The example of a rule that is dead though true is someone for whom it is.
#include <algorithm>

#include "prove/alive.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

class Dead {
 public:
  Dead(const Prover& prover, Result& result)
      : prover_(prover), world_(prover.world), protocol_(prover.world.protocol), alive_(prover), result_(result) {}

  void look() {
    screens();
    for (Index i = 0; i < protocol_.questions.size() && !prover_.enough(result_); ++i) question(i);
    for (Index i = 0; i < protocol_.rules.size() && !prover_.enough(result_); ++i) rule(i);
    for (Index i = 0; i < protocol_.actions.size() && !prover_.enough(result_); ++i)
      if (!alive_.action(i)) fail(protocol_.actions[i], "comes out for nobody");
    for (Index i = 0; i <= world_.last() && !prover_.enough(result_); ++i)
      if (!alive_.disposition(i)) fail(protocol_.dispositions[i].id, "is given to nobody");
    result_.scope =
        text::join({"all visitors; ", text::to_text(protocol_.questions.size()), " questions, ",
                    text::to_text(protocol_.rules.size()), " rules, ", text::to_text(protocol_.actions.size()),
                    " actions, ", text::to_text(protocol_.dispositions.size()), " dispositions"});
    result_.undecided = alive_.undecided;
  }

 private:
  // An exception for a question is one for its options, too.
  void fail(std::string_view id, std::string_view what, const std::vector<Answers>& people = {}) {
    const std::vector<Index> excused =
        prover_.exceptions(Property::nothing_is_dead, {std::string(id), std::string(id.substr(0, id.find('/')))});
    for (const Index exception : excused) prover_.needed[exception] = 1;
    if (excused.empty()) result_.failures.push_back(prover_.failure(id, text::join({id, " ", what}), people));
  }

  void screens() {
    std::vector<char> seen(protocol_.questions.size(), 0);
    for (const Index screen : protocol_.screens)
      if (seen[screen]++ != 0) fail(prover_.id_of(screen), "is asked on an earlier screen already");
  }

  void question(Index index) {
    const Question& question = protocol_.questions[index];
    if (std::find(protocol_.screens.begin(), protocol_.screens.end(), index) == protocol_.screens.end())
      return fail(question.id, "is on no screen");
    if (world_.rules_of(index).empty()) return fail(question.id, "is looked at by no rule");
    if (!alive_.question(index))
      return fail(question.id,
                  alive_.screen(index) ? "changes nobody's end, whatever is answered" : "is shown to nobody");
    // A yes or no makes the difference already.
    if (question.kind == QuestionKind::yes_no) return;
    for (Index option = 0; option < question.options.size() && option < max_options; ++option)
      if (!alive_.option(index, option)) fail(prover_.option_id(index, option), "changes nobody's end, chosen or not");
  }

  void rule(Index index) {
    const Rule& rule = protocol_.rules[index];
    Query query(world_, prover_.z3);
    query.about(prover_.visitor);
    query.involve_rule(index);
    query.add(prover_.visitor.truth(rule.when).yes);
    const auto is_true = [&](const std::vector<Answers>& people) {
      return judge(protocol_, people[0], Truth::unsure)[rule.when] == Truth::yes;
    };
    if (!query.any(is_true)) return fail(rule.id, "is true for nobody");
    if (alive_.rule(index)) return;
    const auto found = query.smallest(is_true);
    const std::string_view other = covered_by(index);
    fail(rule.id,
         text::join(
             {"changes nobody's end: ", other.empty() ? "others give" : text::join({"the rule ", other, " gives"}),
              " as much whenever it counts"}),
         *found);
  }

  // A rule that by itself gives as much as this one, whatever is answered; empty where it takes several.
  std::string_view covered_by(Index index) {
    const Rule& rule = protocol_.rules[index];
    for (Index other = 0; other < protocol_.rules.size() && !prover_.settings.first_failure_only; ++other) {
      if (other == index) continue;
      z3::expr_vector more(prover_.z3);
      for (const Index level : {rule.disposition, rule.unsure, rule.declined})
        if (level < world_.last())
          more.push_back(prover_.visitor.gives(index, level) && !prover_.visitor.gives(other, level));
      Query query(world_, prover_.z3);
      query.about(prover_.visitor);
      query.involve_rule(index);
      query.involve_rule(other);
      query.add(any_of(prover_.z3, more));
      if (!query.any([](const std::vector<Answers>&) { return true; })) return protocol_.rules[other].id;
    }
    return {};
  }

  const Prover& prover_;
  const World& world_;
  const Protocol& protocol_;
  Alive alive_;
  Result& result_;
};

}  // namespace

void nothing_is_dead(const Prover& prover, Result& result) { Dead(prover, result).look(); }

}  // namespace redflag::prove
