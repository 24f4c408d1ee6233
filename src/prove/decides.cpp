// decides: a disposition or action that comes out for someone, and that a language has no words for. That there is always a
// disposition needs no proof: where no rule gives one, the last stands.
#include <algorithm>

#include "prove/prover.h"
#include "text/write.h"

namespace redflag::prove {
namespace {

// Someone for whom the action comes out: of a disposition, or of a rule that is true or unknown.
std::optional<Answers> someone_told(const Prover& prover, Index action) {
  const World& world = prover.world;
  for (Index disposition = 0; disposition <= world.last(); ++disposition) {
    if (!holds(world.protocol.dispositions[disposition].actions, action)) continue;
    if (auto someone = someone_given(prover, disposition, true)) return someone;
  }
  for (Index rule = 0; rule < world.protocol.rules.size(); ++rule) {
    if (!holds(world.protocol.rules[rule].actions, action)) continue;
    Query query(world, prover.z3);
    query.about(prover.visitor);
    query.involve_rule(rule);
    query.add(prover.visitor.truth(world.protocol.rules[rule].when).possible);
    const auto found = query.smallest(
        [&](const std::vector<Answers>& people) { return holds(assess(world.protocol, people[0]).actions, action); });
    if (found) return found->front();
  }
  return std::nullopt;
}

}  // namespace

void decides(const Prover& prover, Result& result) {
  const World& world = prover.world;
  const auto fail = [&](std::string_view id, std::string_view language, const std::optional<Answers>& someone) {
    if (!someone) return;
    result.failures.push_back(
        prover.failure(id, text::join({id, " comes out, and ", language, " has no words for it"}), {*someone}));
  };
  for (const Language& language : world.subject.languages) {
    for (Index i = 0; i <= world.last() && !prover.enough(result); ++i)
      if (language.dispositions[i] == 0) fail(prover.disposition(i), language.name, someone_given(prover, i, true));
    for (Index i = 0; i < world.protocol.actions.size() && !prover.enough(result); ++i)
      if (language.actions[i] == 0) fail(world.protocol.actions[i], language.name, someone_told(prover, i));
  }
  std::string languages;
  for (const Language& language : world.subject.languages)
    languages += text::join({languages.empty() ? "" : ", ", language.name});
  result.scope = languages.empty() ? std::string("all answers; no words were looked at")
                                   : text::join({"all answers, words in ", languages});
}

}  // namespace redflag::prove
