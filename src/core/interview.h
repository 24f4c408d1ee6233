// The next question, and the end. There is no state: where someone stands is found by going through their answers
// from the first screen, every time, so going back and changing an answer cost nothing.
#pragma once

#include <vector>

#include "core/answers.h"
#include "core/evaluate.h"
#include "core/protocol.h"

namespace redflag {

// A question on the screen to show.
struct Asked {
  Index question = none;
  Options options = 0;  // those to ask: offered, and of a checklist without an answer; empty for yes-no and number
};

struct Step {
  // The first question to show, or none when the interview is over.
  Index screen = none;
  // That question, and the others of its screen that are worth asking too.
  std::vector<Asked> asked;
  // The questions answered on the way here, in the order of the screens. Answers to anything else were not used: they
  // belong to questions that do not apply or could no longer matter.
  std::vector<Index> road;
  // How many more screens follow as things stand, this one included; 0 when the interview is over. Questions whose `when`
  // is still open are not among them, so an answer that opens one makes it grow.
  Index ahead = 0;
  // The answers on the road, the rest absent: what the outcome is to be judged on. Of a checklist that is asked for a part
  // only, the part that has an answer is here too.
  Answers used;
};

// The first question that applies, may still raise the disposition, and has no answer, or no answer to a part of what is
// offered now: an answer speaks only of what was shown, so what a changed answer newly offers is asked. The interview is
// over as soon as nothing that is left to ask could raise the disposition, and not before.
Step step(const Protocol& protocol, const Answers& answers);

// Of a checklist that is asked: the options of which a plain yes makes the most urgent disposition certain, if that is an
// emergency. Apart from `step`, which is called far more often than a screen is shown.
Options instant(const Protocol& protocol, const Step& step, const Asked& asked);

// The single findings that would raise the disposition of an outcome reached with `used` if they came, or if they went
// (Truth::no): "come back if". In the order of the screens, which is that of danger. Facts that do not change
// (Question::fixed) and numbers are left out.
std::vector<Finding> come_back_if(const Protocol& protocol, const Answers& used, Index disposition);

}  // namespace redflag
