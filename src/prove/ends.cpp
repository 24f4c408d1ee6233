// ends: a screen on which nobody can say anything but "not sure". That every interview ends needs no proof: each step answers
// one more screen, and none is asked twice. How many that are at most is counted here.
#include <algorithm>

#include "core/interview.h"
#include "prove/road.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

std::optional<Failure> stuck(const Prover& prover, Index question) {
  const World& world = prover.world;
  const auto shown = [&](Answers answers) {
    answers[question] = {};
    return step(world.protocol, answers).screen == question;
  };
  Query query(world, prover.z3);
  query.about(prover.visitor);
  query.involve({question});
  query.add(prover.visitor.speechless(question));
  auto found = query.smallest([](const std::vector<Answers>&) { return true; });
  if (!found) return std::nullopt;
  Answers answers = found->front();
  if (!shown(answers)) {
    // Not to them; perhaps to someone else.
    if (!Road::fits(world.protocol)) return std::nullopt;
    z3::solver solver(prover.z3, "QF_FD");
    Road road(prover, prover.visitor, solver, "road");
    solver.add(road.asked(question) && prover.visitor.speechless(question));
    if (!is_sat(solver)) return std::nullopt;
    const z3::model model = solver.get_model();
    for (Index i = 0; i < answers.size(); ++i) answers[i] = prover.visitor.read(model, i);
    if (!shown(answers)) return std::nullopt;
  }
  answers[question] = {};
  answers = step(world.protocol, answers).used;
  const std::string_view id = prover.id_of(question);
  return prover.failure(id, text::join({id, " is asked, and nothing can be answered but \"not sure\""}), {answers});
}

std::size_t screens_of(const Prover& prover, const Answers& answers) {
  return step(prover.world.protocol, answers).road.size();
}

// The greatest number of screens; and whether that was proved, or only is as many as there are.
std::pair<std::size_t, bool> longest(const Prover& prover) {
  const Protocol& protocol = prover.world.protocol;
  if (!Road::fits(protocol)) return {protocol.questions.size(), false};
  z3::solver solver(prover.z3, "QF_FD");
  Road road(prover, prover.visitor, solver, "road");
  z3::expr_vector asked(prover.z3);
  for (Index i = 0; i < protocol.questions.size(); ++i) asked.push_back(road.asked(i));
  Answers answers(protocol.questions.size());
  prover.world.fill(answers, std::vector<char>(answers.size(), 1));
  std::size_t most = screens_of(prover, answers);
  for (;;) {
    if (most == asked.size()) break;
    solver.add(at_least(prover.z3, asked, static_cast<Index>(most + 1)));
    if (!is_sat(solver)) break;
    const z3::model model = solver.get_model();
    for (Index i = 0; i < answers.size(); ++i) answers[i] = prover.visitor.read(model, i);
    most = std::max(most + 1, screens_of(prover, answers));
  }
  return {most, true};
}

}  // namespace

void ends(const Prover& prover, Result& result) {
  const World& world = prover.world;
  for (Index question = 0; question < world.protocol.questions.size() && !prover.enough(result); ++question) {
    if (auto failure = stuck(prover, question)) result.failures.push_back(std::move(*failure));
  }
  const auto [screens, exact] = longest(prover);
  result.scope = text::join({"all visitors; the longest way is ", exact ? "" : "at most ", text::to_text(screens),
                             " of ", text::to_text(world.protocol.screens.size()), " screens"});
}

}  // namespace redflag::prove
