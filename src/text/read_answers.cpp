#include "text/read_answers.h"

#include <cmath>

#include "text/conditions.h"
#include "text/write.h"

namespace redflag::text {
namespace {

void wrong_type(const Question& question, const Place& place) {
  static constexpr std::string_view forms[] = {"\"yes\" or \"no\"", "the id of one option",
                                               "a list of the ids of the ticked options", "a number"};
  place.problem("wrong-type", {"\"", question.id, "\" takes ", forms[static_cast<std::size_t>(question.kind)],
                               ", \"unsure\" or \"declined\""});
}

void tick(const Question& question, const Place& place, Answer& answer) {
  if (place.json->kind != Json::Kind::string) return wrong_type(question, place);
  const std::string_view id = place.json->text;
  if (id == "unsure") {
    answer.others_unsure = true;
    return;
  }
  if (question.kind == QuestionKind::yes_no && id == "no") return;
  const Index option = option_named(question, id);
  if (option != none) answer.ticked |= Options{1} << option;
  else place.problem("unknown-option", {"\"", question.id, "\" has no option \"", id, "\""});
}

Answer read_answer(const Question& question, const Place& place) {
  const Json& json = *place.json;
  Answer answer;
  if (json.kind == Json::Kind::null) return answer;
  answer.kind = json.text == "unsure"     ? Answer::Kind::unsure
                : json.text == "declined" ? Answer::Kind::declined
                                          : Answer::Kind::given;
  if (answer.kind != Answer::Kind::given) return answer;
  static constexpr Json::Kind wanted[] = {Json::Kind::string, Json::Kind::string, Json::Kind::array,
                                          Json::Kind::number};
  if (json.kind != wanted[static_cast<std::size_t>(question.kind)]) {
    wrong_type(question, place);
  } else if (question.kind == QuestionKind::number) {
    answer.number = json.number;
    const bool fits = json.number >= question.min && json.number <= question.max;
    if (!fits || (question.whole && json.number != std::floor(json.number)))
      place.problem("out-of-range", {"\"", question.id, "\" takes no such number: see its min, max and whole"});
  } else if (question.kind == QuestionKind::checklist) {
    for (std::size_t i = 0; i < json.items.size(); ++i) tick(question, place.item(i), answer);
  } else {
    tick(question, place, answer);
  }
  return answer;
}

}  // namespace

Answers read_answers(const Protocol& protocol, const Place& place) {
  Answers answers(protocol.questions.size());
  if (place.json->kind != Json::Kind::object)
    place.problem("wrong-type", {"answers are an object: {\"question-id\": answer}"});
  for (std::size_t i = 0; i < place.json->items.size(); ++i) {
    const Place member = place.item(i);
    const std::string_view id = member.json->key;
    std::size_t question = 0;
    while (question < answers.size() && protocol.questions[question].id != id) ++question;
    if (question == answers.size()) member.problem("unknown-question", {"there is no question \"", id, "\""});
    else answers[question] = read_answer(protocol.questions[question], member);
  }
  return answers;
}

}  // namespace redflag::text
