#include "check/screens.h"

#include <algorithm>

#include "check/file.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;

// The place in the order of questions at which each is asked first, or none.
std::vector<Index> positions(const Place& list, const Protocol& protocol) {
  std::vector<Index> positions(protocol.questions.size(), none);
  for (Index place = 0; place < protocol.screens.size(); ++place) {
    const Index question = protocol.screens[place];
    if (positions[question] == none) positions[question] = place;
    else
      list.item(protocol.screen_of[place])
          .problem("asked-twice",
                   {in_quotes(protocol.questions[question].id), " is an earlier screen already: keep one of them"});
  }
  return positions;
}

// A follow-up is shown once what opens it has an answer.
void check_apart(const Place& place, const Protocol& protocol, const Mentions& mentions,
                 const std::vector<Index>& positions, Index question) {
  const Index when = protocol.questions[question].when;
  for (Index other = 0; when != none && positions[question] != none && other < protocol.questions.size(); ++other)
    if (mentions.depends(when, other) && positions[other] != none && other != question &&
        protocol.screen_of[positions[other]] == protocol.screen_of[positions[question]])
      place.member("when").problem("asked-together",
                                   {"this looks at ", in_quotes(protocol.questions[other].id),
                                    ", which stands on the same screen: give it a screen of its own, before this one"});
}

void check_asked(const Place& list, const Protocol& protocol, const Mentions& mentions,
                 const std::vector<Index>& positions) {
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    const Question& question = protocol.questions[i];
    const Place place = list.item(i);
    const auto check_when = [&](Index when, const Place& of) {
      for (Index other = 0; when != none && positions[i] != none && other < protocol.questions.size(); ++other) {
        if (mentions.depends(when, other) && positions[other] != none && positions[other] > positions[i])
          of.member("when").problem("asked-later", {"this looks at ", in_quotes(protocol.questions[other].id),
                                                    ", which is asked later: move that screen before this one"});
      }
    };
    check_when(question.when, place);
    check_apart(place, protocol, mentions, positions, i);
    for (Index option = 0; option < question.option_whens.size(); ++option) {
      const Place options = place.member("options");
      check_when(question.option_whens[option], options.item(option));
    }
  }
}

// The most urgent disposition that any rule gives which depends on the question; none for a question without a rule.
Index worst(const Protocol& protocol, const Mentions& mentions, Index question) {
  Index worst = none;
  for (const Rule& rule : protocol.rules)
    if (mentions.depends(rule.when, question)) worst = std::min(worst, rule.disposition);
  return worst;
}

void check_danger(const Place& list, const Protocol& protocol, const Mentions& mentions) {
  Index mildest = 0;  // screen that leads to the least urgent place so far
  for (Index screen = 1; screen < protocol.screens.size(); ++screen) {
    const Index here = worst(protocol, mentions, protocol.screens[screen]);
    const Index before = worst(protocol, mentions, protocol.screens[mildest]);
    if (here == none) continue;  // "unused" says it
    if (before == none || here >= before) {
      mildest = screen;
      continue;
    }
    list.item(protocol.screen_of[screen])
        .problem(
            "not-most-dangerous-first",
            {in_quotes(protocol.questions[protocol.screens[screen]].id), " can lead to ",
             in_quotes(protocol.dispositions[here].id), ", which is more urgent than anything that ",
             in_quotes(protocol.questions[protocol.screens[mildest]].id), " leads to: move it before that screen"});
  }
}

}  // namespace

void check_screens(const Place& root, const Protocol& protocol, const Mentions& mentions) {
  const Place screens = root.member("screens");
  check_asked(root.member("questions"), protocol, mentions, positions(screens, protocol));
  check_danger(screens, protocol, mentions);
}

}  // namespace redflag::check
