#include "text/read_answers.h"

#include <cmath>

#include "text/conditions.h"
#include "text/write.h"

namespace redflag::text {
namespace {

void wrong_type(const Question& question, const Place& place) {
  static constexpr std::string_view forms[] = {"\"yes\" or \"no\"", "the id of one option",
                                               "a list of the ids of the ticked options, or {\"option\": \"yes\", …}",
                                               "a number"};
  place.problem("wrong-type", {"\"", question.id, "\" takes ", forms[static_cast<std::size_t>(question.kind)],
                               ", \"unsure\" or \"declined\""});
}

// Which of "yes", "no", "unsure" and "declined" it is, or -1.
int state_of(std::string_view text) { return word_index("yes no unsure declined", text); }

void tick(const Question& question, const Place& place, Answer& answer) {
  if (place.json->kind != Json::Kind::string) return wrong_type(question, place);
  const std::string_view id = place.json->text;
  if (question.kind == QuestionKind::yes_no && id == "no") return;
  if (question.kind == QuestionKind::checklist && id == "unsure") {
    answer.unsure = all_options(question);
    return;
  }
  const Index option = option_named(question, id);
  if (option != none) answer.ticked |= Options{1} << option;
  else place.problem("unknown-option", {"\"", question.id, "\" has no option \"", id, "\""});
}

void read_list(const Question& question, const Place& place, Answer& answer) {
  for (std::size_t i = 0; i < place.json->items.size(); ++i) tick(question, place.item(i), answer);
  answer.unsure &= ~answer.ticked;
}

// {"option-id": "yes" | "no" | "unsure" | "declined"}: what is not in it has no answer.
void read_rows(const Question& question, const Place& place, Answer& answer) {
  Options no = 0;
  Options* const sets[] = {&answer.ticked, &no, &answer.unsure, &answer.declined};
  answer.missing = all_options(question);
  for (std::size_t i = 0; i < place.json->items.size(); ++i) {
    const Place row = place.item(i);
    const Index option = option_named(question, row.json->key);
    const int state = state_of(row.json->text);
    if (row.json->kind == Json::Kind::null) continue;
    if (option == none) {
      row.problem("unknown-option", {"\"", question.id, "\" has no option \"", row.json->key, "\""});
    } else if (state < 0) {
      row.problem("wrong-type", {"write \"yes\", \"no\", \"unsure\" or \"declined\" here"});
    } else {
      *sets[state] |= Options{1} << option;
      answer.missing &= ~(Options{1} << option);
    }
  }
  if (answer.missing == all_options(question) && answer.missing != 0) answer = {};
}

Answer read_answer(const Question& question, const Place& place) {
  const Json& json = *place.json;
  const bool list = question.kind == QuestionKind::checklist;
  Answer answer;
  if (json.kind == Json::Kind::null) return answer;
  answer.kind = json.text == "unsure"     ? Answer::Kind::unsure
                : json.text == "declined" ? Answer::Kind::declined
                                          : Answer::Kind::given;
  if (answer.kind != Answer::Kind::given) {
    // Of a checklist, the same as that answer to each option.
    if (list) (answer.kind == Answer::Kind::unsure ? answer.unsure : answer.declined) = all_options(question);
    if (list) answer.kind = Answer::Kind::given;
    return answer;
  }
  static constexpr Json::Kind wanted[] = {Json::Kind::string, Json::Kind::string, Json::Kind::array,
                                          Json::Kind::number};
  if (list && json.kind == Json::Kind::object) {
    read_rows(question, place, answer);
  } else if (json.kind != wanted[static_cast<std::size_t>(question.kind)]) {
    wrong_type(question, place);
  } else if (question.kind == QuestionKind::number) {
    answer.number = json.number;
    const bool fits = json.number >= question.min && json.number <= question.max;
    if (!fits || (question.whole && json.number != std::floor(json.number)))
      place.problem("out-of-range", {"\"", question.id, "\" takes no such number: see its min, max and whole"});
  } else if (list) {
    read_list(question, place, answer);
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
