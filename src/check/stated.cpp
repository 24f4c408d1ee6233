#include "check/stated.h"

#include "core/interview.h"
#include "text/write.h"
#include "text/write_outcome.h"

namespace redflag::check {
namespace {

using text::join;
using text::Json;

std::string told(const Json& action) {
  const std::string_view phone = action.text_of("phone");
  return join({action.text_of("id"), " ", action.text_of("kind"), phone.empty() ? "" : " ", phone});
}

Lines outcome_of(const Protocol& protocol, const Json& root, const Answers& answers) {
  const Outcome outcome = assess(protocol, answers);
  const Json& disposition = root.list_of("dispositions")[outcome.disposition];
  Lines lines = {std::string(disposition.text_of("urgency")),
                 std::string(text::name_of(booking(protocol, outcome.disposition, outcome.booking_closed)))};
  for (const Index action : outcome.actions) lines.push_back(told(root.list_of("actions")[action]));
  return lines;
}

Lines asked_of(const Protocol& protocol, const Answers& answers) {
  Lines lines;
  Index last = none;
  std::size_t place = 0;  // in `screens`, which the road follows
  for (const Index question : step(protocol, answers).road) {
    while (protocol.screens[place] != question) ++place;
    const Index screen = protocol.screen_of[place];
    if (screen == last) lines.back() += join({" ", protocol.questions[question].id});
    else lines.emplace_back(protocol.questions[question].id);
    last = screen;
  }
  return lines;
}

Lines come_back_if_of(const Protocol& protocol, const Answers& answers) {
  const Answers used = step(protocol, answers).used;
  Lines lines;
  for (const Finding& finding : come_back_if(protocol, used, assess(protocol, used).disposition)) {
    const Question& question = protocol.questions[finding.question];
    const bool option = question.kind != QuestionKind::yes_no && finding.option != none;
    lines.push_back(join({question.id, option ? "/" : "", option ? question.options[finding.option] : "",
                          finding.truth == Truth::no ? " no" : ""}));
  }
  return lines;
}

Lines floors_of(const Protocol& protocol, const Floors& floors, const Answers& answers) {
  const std::vector<Truths> truths = judge(floors.protocol, answers, Truth::unsure);
  Lines lines;
  for (const Floor& floor : floors.all)
    if (truths[floor.when] == Truth::yes)
      lines.push_back(join({floor.id, " ", protocol.dispositions[floor.at_least].id}));
  return lines;
}

}  // namespace

std::optional<Lines> stated(const Json& vignette, std::size_t statement) {
  const Json* json = vignette.member(statements[statement].key);
  if (json == nullptr) return std::nullopt;
  Lines lines;
  if (json->kind == Json::Kind::object) {
    lines = {std::string(json->text_of("urgency")), std::string(json->text_of("booking"))};
    for (const Json& action : json->list_of("actions")) lines.push_back(told(action));
    return lines;
  }
  for (const Json& item : json->items) {
    std::string line(item.text);
    for (const Json& question : item.items) line += join({line.empty() ? "" : " ", question.text});
    lines.push_back(std::move(line));
  }
  return lines;
}

Lines found(std::size_t statement, const Protocol& protocol, const Json& root, const Floors& floors,
            const Answers& answers) {
  switch (statement) {
    case 0: return floors_of(protocol, floors, answers);
    case 1: return outcome_of(protocol, root, answers);
    case 2: return asked_of(protocol, answers);
    default: return come_back_if_of(protocol, answers);
  }
}

}  // namespace redflag::check
