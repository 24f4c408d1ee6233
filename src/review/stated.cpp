// The full expectations of a test patient, in words: floors that hold, advice, questions, and reasons to come back.
#include <algorithm>

#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

std::string asked(const Content& content, std::string_view question) {
  return content.link("question", question, content.spoken(content.asked(question)));
}

std::string floors(const Content& content, const Json& list) {
  std::string items;
  for (const Json& floor : list.items)
    items += tagged("li", join({content.link("floor", floor.text_of("id")), ": ", phrase::floor_then,
                                content.disposition(floor.text_of("atLeast"))}));
  return items;
}

std::string outcome(const Content& content, const Json& outcome) {
  std::string items = tagged("li", join({phrase::urgency, ": ", escape(outcome.text_of("urgency"))}));
  items += tagged("li", join({phrase::booking, ": ", escape(outcome.text_of("booking"))}));
  for (const Json& action : outcome.list_of("actions")) {
    const std::string_view id = action.text_of("id");
    items += tagged("li", join({content.link("action", id, content.action_label(id)), ": ", kind_of(action)}));
  }
  return items;
}

std::string screens(const Content& content, const Json& list) {
  std::string items;
  for (const Json& screen : list.items) {
    if (screen.items.empty()) items += tagged("li", asked(content, screen.text));
    std::string together;
    for (const Json& question : screen.items)
      together += join({together.empty() ? "" : "; ", asked(content, question.text)});
    if (!together.empty()) items += tagged("li", together);
  }
  return items;
}

// "question/option", "question", "question no".
std::string finding(const Content& content, std::string_view line) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  const bool gone = blank < line.size();
  const std::string_view place = line.substr(0, blank);
  const std::size_t slash = std::min(place.find('/'), place.size());
  const std::string_view question = place.substr(0, slash);
  std::string words = asked(content, question);
  if (slash < place.size()) {
    const std::string_view option = place.substr(slash + 1);
    const std::string_view label = content.option_words(question, option).text_of("label");
    words = content.link("question", question, content.spoken(label.empty() ? option : label));
  }
  return gone ? join({phrase::not_so, words}) : words;
}

std::string findings(const Content& content, const Json& list) {
  std::string items;
  for (const Json& line : list.items) items += tagged("li", finding(content, line.text));
  return items;
}

}  // namespace

void write_stated(Html& html, const Content& content, const Json& vignette) {
  const auto row = [&](const char* key, std::string_view name, auto in_words) {
    const Json* json = vignette.member(key);
    if (json == nullptr) return;
    const std::string items = in_words(content, *json);
    write_row(html, name, items.empty() ? std::string(phrase::stated_none) : tagged("ol", items));
  };
  row("floors", phrase::stated_floors, floors);
  row("outcome", phrase::stated_outcome, outcome);
  row("asked", phrase::stated_asked, screens);
  row("comeBackIf", phrase::stated_come_back, findings);
}

}  // namespace redflag::review
