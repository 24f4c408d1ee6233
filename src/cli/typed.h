// The text that is typed at a screen of the interview.
#pragma once

#include <string>
#include <string_view>

#include "core/answers.h"
#include "core/protocol.h"

namespace redflag::cli {

struct Typed {
  enum class What { answer, back, why, bad };
  What what = What::bad;
  Answer answer;
  std::string_view error;  // of what is bad: its key in the words' "ui"
};

// A number of the list shown, several in a checklist, 0 for none of them; the number itself where one is asked for; u not
// sure, d prefer not to say, b back, ? why; in a checklist also 3u and 3d. `may_decline` holds the options that d is offered
// for; anything in it offers d for a question that is no checklist.
Typed read_typed(const Question& question, Options may_decline, std::string_view line);

// The text that gives this answer.
std::string typed_for(const Question& question, const Answer& answer);

}  // namespace redflag::cli
