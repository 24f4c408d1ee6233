#include "exhaust/outcomes.h"

#include <algorithm>
#include <thread>

namespace redflag::exhaust {

Effect effect_of(const Protocol& protocol, const Outcome& outcome) {
  const Urgency urgency = protocol.dispositions[outcome.disposition].urgency;
  const Effect booking = urgency < Urgency::soon || outcome.booking_closed ? 2 : urgency == Urgency::soon ? 1 : 0;
  Effect effect = Effect{outcome.disposition} << 56U | booking << max_actions;
  for (const Index action : outcome.actions) effect |= Effect{1} << action;
  return effect;
}

Outcomes::Outcomes(const Subject& subject, const Space& space) : effects_(space.size()) {
  const auto fill = [&](std::size_t begin, std::size_t end) {
    space.each(begin, end, [&](std::size_t state, const Answers& answers) {
      effects_[state] =
          subject.sayable(answers) ? effect_of(subject.protocol, assess(subject.protocol, answers)) : unsaid;
    });
  };
  const std::size_t workers = space.size() < 10'000 ? 1 : std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < workers; ++i)
    threads.emplace_back(fill, space.size() * i / workers, space.size() * (i + 1) / workers);
  fill(0, space.size() / workers);
  for (std::thread& thread : threads) thread.join();
  complete(space);
}

// A missing answer makes the number of a state smaller than any that has it, so going down finds those done already.
void Outcomes::complete(const Space& space) {
  most_.resize(space.size());
  least_.resize(space.size());
  for (std::size_t state = space.size(); state-- > 0;) {
    const Index question = space.missing(state);
    if (question == none) {
      most_[state] = sayable(state) ? static_cast<std::uint8_t>(disposition(state)) : 255;
      least_[state] = sayable(state) ? static_cast<std::uint8_t>(disposition(state)) : 0;
      continue;
    }
    most_[state] = 255;
    least_[state] = 0;
    for (std::size_t i = 1; i < space.digits(question).size(); ++i) {
      const std::size_t next = state + i * space.weight(question);
      most_[state] = std::min(most_[state], most_[next]);
      least_[state] = std::max(least_[state], least_[next]);
    }
  }
}

}  // namespace redflag::exhaust
