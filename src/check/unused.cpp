#include "check/unused.h"

#include <algorithm>
#include <set>

#include "check/file.h"
#include "check/walk.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;

void check_questions(const Place& list, const Protocol& protocol, const Mentions& mentions) {
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    const Question& question = protocol.questions[i];
    const Place place = list.item(i);
    if (std::none_of(protocol.rules.begin(), protocol.rules.end(),
                     [&](const Rule& rule) { return mentions.depends(rule.when, i); }))
      place.member("id").problem("unused",
                                 {"no rule depends on ", in_quotes(question.id), ": use it in one, or remove it"});
    if (question.kind != QuestionKind::checklist) continue;
    Options used = 0;
    for (const Condition& condition : protocol.conditions)
      if (condition.question == i) used |= condition.options;
    for (Index option = 0; option < question.options.size() && option < max_options; ++option) {
      if ((used >> option & 1U) == 0)
        place.member("options").item(option).member("id").problem(
            "unused", {"no condition looks at ", in_quotes(question.options[option]), ": use it in one, or remove it"});
    }
  }
}

void check_terms(const Place& root) {
  std::set<std::string_view> used;
  each_leaf_of_all(root, [&](const Place& leaf) { used.insert(leaf.json->text_of("term")); });
  each(root, "terms", [&](const Place& term) {
    if (!used.contains(term.json->text_of("id")))
      term.member("id").problem("unused", {"no condition names this term: use it in one, or remove it"});
  });
}

void check_actions(const Place& list, const Protocol& protocol) {
  std::vector<char> used(protocol.actions.size(), 0);
  const auto use = [&](const auto& holders) {
    for (const auto& holder : holders)
      for (const Index action : holder.actions) used[action] = 1;
  };
  use(protocol.dispositions);
  use(protocol.rules);
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i] == 0)
      list.item(i).member("id").problem("unused",
                                        {"no disposition and no rule has this action: give it to one, or remove it"});
  }
}

}  // namespace

void check_used(const Place& root, const Protocol& protocol, const Mentions& mentions) {
  check_questions(root.member("questions"), protocol, mentions);
  check_terms(root);
  check_actions(root.member("actions"), protocol);
}

}  // namespace redflag::check
