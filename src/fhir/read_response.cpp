#include <cmath>
#include <map>
#include <string>

#include "fhir/response.h"
#include "text/conditions.h"

namespace redflag::fhir {
namespace {

using text::Json;
using text::Place;

// The members of any object or list, in any depth, are read as nothing where they are not what FHIR says.
template <class Use>
void each(const Place& holder, const char* name, Use use) {
  const Json* list = holder.json->member(name);
  if (list == nullptr) return;
  const Place place = holder.member(name);
  if (list->kind != Json::Kind::array) place.problem("wrong-type", {"write a list here"});
  else
    for (std::size_t i = 0; i < list->items.size(); ++i) use(place.item(i));
}

class Reader {
 public:
  explicit Reader(const Protocol& protocol) : protocol_(protocol), answers_(protocol.questions.size()) {
    for (Index index = 0; index < protocol.questions.size(); ++index) {
      const Question& question = protocol.questions[index];
      const bool list = question.kind == QuestionKind::checklist;
      slots_[link_of(question)] = {list ? Slot::nothing : Slot::whole, index, none};
      if (question.kind == QuestionKind::number) slots_[link_of_doubt(question)] = {Slot::doubt, index, none};
      for (Index option = 0; list && option < question.options.size() && option < max_options; ++option)
        slots_[link_of(question, option)] = {Slot::row, index, option};
      for (const char* kind : {"hint", "unit", "why"}) slots_[link_of_note(kind, question)] = {};
      // Rows that the response leaves out have no answer.
      if (list) answers_[index].missing = all_options(question);
    }
    for (const Index screen : protocol.screen_of) slots_[link_of_screen(screen)] = {};
  }

  void read_items(const Place& holder) {
    each(holder, "item", [&](const Place& item) { read_item(item); });
  }

  Answers take() {
    for (Answer& answer : answers_)
      if (answer.kind == Answer::Kind::absent) answer = {};
    return std::move(answers_);
  }

 private:
  struct Slot {
    enum What : std::uint8_t { nothing, whole, row, doubt };
    What what = nothing;
    Index question = none, option = none;
    bool filled = false;
  };

  void read_item(const Place& item) {
    const std::string_view link = item.json->text_of("linkId");
    const auto slot = slots_.find(link);
    if (slot == slots_.end())
      item.problem("unknown-question", {"no question of this protocol has the linkId \"", link, "\""});
    each(item, "answer", [&](const Place& answer) {
      if (slot != slots_.end()) read_answer(answer, slot->second);
      read_items(answer);
    });
    read_items(item);
  }

  void read_answer(const Place& answer, Slot& slot) {
    const Json* value = nullptr;
    for (const Json& member : answer.json->items) {
      if (!member.key.starts_with("value")) continue;
      if (value != nullptr)
        return answer.member(member.key).problem("duplicate-answer", {"one value is all that an answer takes"});
      value = &member;
    }
    if (value == nullptr) return;
    const Place place = answer.member(value->key);
    if (slot.what == Slot::nothing) return place.problem("wrong-type", {"nothing can be answered to this item"});
    Answer& given = answers_[slot.question];
    // A number and why there is none are two answers to one question.
    const bool taken = slot.what == Slot::row ? slot.filled : given.kind != Answer::Kind::absent;
    if (taken) return place.problem("duplicate-answer", {"this was answered before: one answer is all it takes"});
    slot.filled = true;
    const Question& question = protocol_.questions[slot.question];
    if (question.kind == QuestionKind::number && slot.what == Slot::whole) return read_number(place, question, given);
    const std::string_view code = value->text_of("code");
    if (value->key != "valueCoding" || code.empty())
      return place.problem("wrong-type", {"write a \"valueCoding\" with its \"code\" here"});
    const std::string_view system = value->text_of("system");
    if (!take_code(question, slot, code, given))
      place.problem("unknown-option", {"\"", question.id, "\" has no answer \"", code, "\""});
    else if (!system.empty() && !is_ours(system, slot, code))
      place.problem("unknown-system", {"codes of this answer are not from \"", system, "\""});
  }

  // Wherever it is published: what stands behind the base of a system names it.
  [[nodiscard]] bool is_ours(std::string_view system, const Slot& slot, std::string_view code) const {
    const Names names(protocol_, "");
    const bool option = slot.what == Slot::whole && protocol_.questions[slot.question].kind == QuestionKind::choice &&
                        text::word_index("unsure declined", code) < 0;
    return system.ends_with(option ? names.options(slot.question) : names.truths());
  }

  static bool take_code(const Question& question, const Slot& slot, std::string_view code, Answer& answer) {
    const int state = text::word_index("yes no unsure declined", code);
    if (slot.what == Slot::row) return state >= 0 && take_row(answer, Options{1} << slot.option, state);
    if (state >= 2) {
      answer.kind = state == 2 ? Answer::Kind::unsure : Answer::Kind::declined;
      return true;
    }
    if (slot.what == Slot::doubt) return false;
    const Index option = text::option_named(question, code);
    if (question.kind == QuestionKind::yes_no ? state < 0 : option == none) return false;
    answer.kind = Answer::Kind::given;
    answer.ticked = question.kind == QuestionKind::yes_no ? Options{state == 0} : Options{1} << option;
    return true;
  }

  static bool take_row(Answer& answer, Options option, int state) {
    answer.kind = Answer::Kind::given;
    answer.missing &= ~option;
    Options no = 0;
    Options* const sets[] = {&answer.ticked, &no, &answer.unsure, &answer.declined};
    *sets[state] |= option;
    return true;
  }

  // An integer, a decimal, or a quantity, which some forms make of a number with a unit.
  static void read_number(const Place& place, const Question& question, Answer& answer) {
    const Json* number = place.json->kind == Json::Kind::object ? place.json->member("value") : place.json;
    if (number == nullptr || number->kind != Json::Kind::number)
      return place.problem("wrong-type", {"write a number here"});
    answer.kind = Answer::Kind::given;
    answer.number = number->number;
    const bool fits = answer.number >= question.min && answer.number <= question.max;
    if (!fits || (question.whole && answer.number != std::floor(answer.number)))
      place.problem("out-of-range", {"\"", question.id, "\" takes no such number: see its min, max and whole"});
  }

  const Protocol& protocol_;
  Answers answers_;
  std::map<std::string, Slot, std::less<>> slots_;
};

// "https://…/Questionnaire/back-pain|0.3.0", of whatever version and wherever it is published.
bool is_of(std::string_view canonical, const Protocol& protocol) {
  canonical = canonical.substr(0, canonical.find('|'));
  const std::size_t slash = canonical.rfind('/');
  return canonical.substr(slash == std::string_view::npos ? 0 : slash + 1) == protocol.id;
}

bool is_response(const Json& json) { return json.text_of("resourceType") == "QuestionnaireResponse"; }

}  // namespace

const Json* response_in(const Json& resource) {
  if (is_response(resource)) return &resource;
  if (resource.text_of("resourceType") != "Bundle") return nullptr;
  for (const Json& entry : resource.list_of("entry")) {
    const Json* inner = entry.member("resource");
    if (inner != nullptr && is_response(*inner)) return inner;
  }
  return nullptr;
}

Answers read_response(const Protocol& protocol, const Place& resource) {
  if (resource.json->text_of("resourceType") == "Bundle") {
    Answers answers;
    std::size_t found = 0;
    each(resource, "entry", [&](const Place& entry) {
      const Json* inner = entry.json->member("resource");
      if (inner != nullptr && is_response(*inner) && ++found == 1)
        answers = read_response(protocol, entry.member("resource"));
    });
    if (found != 1) resource.problem("no-response", {"a Bundle must hold exactly one QuestionnaireResponse"});
    return answers;
  }
  if (!is_response(*resource.json)) {
    resource.problem("wrong-resource", {"only a QuestionnaireResponse can be read, or a Bundle that holds one"});
    return {};
  }
  const Json* canonical = resource.json->member("questionnaire");
  if (canonical != nullptr && !is_of(canonical->text, protocol))
    resource.member("questionnaire")
        .problem("other-questionnaire", {"these are answers to another Questionnaire than \"", protocol.id, "\""});
  if (resource.json->text_of("status") == "entered-in-error")
    resource.member("status").problem("entered-in-error", {"who wrote this took it back: nothing is judged by it"});
  Reader reader(protocol);
  reader.read_items(resource);
  return reader.take();
}

}  // namespace redflag::fhir
