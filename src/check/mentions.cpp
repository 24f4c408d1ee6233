#include "check/mentions.h"

namespace redflag::check {

// Each condition stands after all that it depends on, so one pass is enough.
Mentions::Mentions(const Protocol& protocol) {
  for (const Condition& condition : protocol.conditions) {
    std::vector<char> mentioned(protocol.questions.size(), 0);
    const auto add = [&](Index other) {
      for (Index i = 0; i < mentioned.size(); ++i) mentioned[i] |= of_[other][i];
    };
    for (const Index child : condition.children) add(child);
    if (condition.kind == Condition::Kind::finding) {
      mentioned[condition.question] = 1;
      const Index when = protocol.questions[condition.question].when;
      if (when != none) add(when);
    }
    of_.push_back(std::move(mentioned));
  }
}

}  // namespace redflag::check
