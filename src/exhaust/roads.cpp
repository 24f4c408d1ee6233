#include "exhaust/roads.h"

#include <algorithm>

namespace redflag::exhaust {

Roads::Roads(const Subject& subject, const Space& space) : subject_(subject), space_(space) {
  Answers answers = space.of(0);
  walk(0, answers, 0);
}

void Roads::walk(std::size_t state, Answers& answers, Index screens) {
  const Step step = redflag::step(subject_.protocol, answers);
  if (step.screen == none) {
    longest = std::max(longest, screens);
    ends.push_back(state);
    return;
  }
  const std::vector<Answer>& digits = space_.digits(step.screen);
  if (screens == subject_.protocol.questions.size() || space_.digit(state, step.screen) != 0) {
    endless.push_back(state);
    return;
  }
  shown.push_back({state, step.screen});
  const Question& asked = subject_.protocol.questions[step.screen];
  const bool picks = asked.kind == QuestionKind::choice || asked.kind == QuestionKind::checklist;
  const Options without = picks ? all_options(asked) & ~step.asked.front().options : 0;
  bool answered = false;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    if ((digits[i].ticked & without) != 0) continue;
    answered |= digits[i].kind == Answer::Kind::given;
    answers[step.screen] = digits[i];
    walk(state + i * space_.weight(step.screen), answers, screens + 1);
  }
  answers[step.screen] = {};
  if (!answered) stuck.push_back({state, step.screen});
}

std::vector<std::size_t> visitors(const Subject& subject, const Space& space) {
  std::vector<std::size_t> used(space.size(), none_used);
  space.each(0, space.size(), [&](std::size_t state, const Answers& answers) {
    if (space.missing(state) != none) return;
    used[state] = 0;
    for (const Index question : redflag::step(subject.protocol, answers).road)
      used[state] += space.digit(state, question) * space.weight(question);
  });
  return used;
}

}  // namespace redflag::exhaust
