#include "text/read_protocol.h"

#include <algorithm>

#include "text/conditions.h"
#include "text/format.h"
#include "text/place.h"
#include "text/write.h"

namespace redflag::text {
namespace {

// From here on a problem has been told, or there is none; what cannot be read is left as it is.

Index index_in(const Json& root, const char* list, std::string_view id) {
  const Json* json = root.member(list);
  return json == nullptr ? none : json->index_of(id);
}

std::vector<Index> indices(const Json& root, const char* list, const std::vector<Json>& names) {
  std::vector<Index> found(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) found[i] = index_in(root, list, names[i].text);
  return found;
}

std::vector<std::string_view> ids(const std::vector<Json>& items) {
  std::vector<std::string_view> found(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) found[i] = items[i].text_of("id");
  return found;
}

template <class Enum>
Enum value(const char* names, std::string_view name) {
  return static_cast<Enum>(std::max(0, word_index(names, name)));
}

// The first of a choice, and what does not reassure.
Options worst_of(const Json& json, const Question& question) {
  const std::vector<Json>& options = json.list_of("options");
  if (question.kind == QuestionKind::choice) return 1;
  Options worst = json.flag_of("reassuring") ? 0 : all_options(question);
  for (std::size_t i = 0; i < options.size() && i < max_options; ++i)
    if (options[i].flag_of("reassuring")) worst &= ~(Options{1} << i);
  return worst;
}

// Vectors are made in their full length: growing one costs 400 bytes of wasm for each type.

std::vector<Question> questions(const Json& root) {
  const std::vector<Json>& list = root.list_of("questions");
  std::vector<Question> questions(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Json& json = list[i];
    Question& question = questions[i];
    question.id = json.text_of("id");
    question.kind = value<QuestionKind>(kinds, json.text_of("kind"));
    question.options =
        question.kind == QuestionKind::yes_no ? std::vector<std::string_view>(1, "yes") : ids(json.list_of("options"));
    question.min = json.number_of("min", 0);
    question.max = json.number_of("max", -1);
    question.whole = json.flag_of("whole");
    question.fixed = json.flag_of("fixed");
    question.detail = json.flag_of("detail");
    question.worst = worst_of(json, question);
  }
  return questions;
}

std::vector<Disposition> dispositions(const Json& root) {
  const std::vector<Json>& list = root.list_of("dispositions");
  std::vector<Disposition> dispositions(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    Disposition& disposition = dispositions[i];
    disposition.id = list[i].text_of("id");
    disposition.urgency = value<Urgency>(urgencies, list[i].text_of("urgency"));
    disposition.actions = indices(root, "actions", list[i].list_of("actions"));
  }
  return dispositions;
}

// An item is a question, or a list of questions that stand on one screen.
void read_screens(const Json& root, Protocol& protocol) {
  const std::vector<Json>& screens = root.list_of("screens");
  for (Index screen = 0; screen < screens.size(); ++screen) {
    const std::vector<Json> alone(1, screens[screen]);
    const bool together = screens[screen].kind == Json::Kind::array;
    for (const Index question : indices(root, "questions", together ? screens[screen].items : alone)) {
      protocol.screens.push_back(question);
      protocol.screen_of.push_back(screen);
    }
  }
}

void read_rules(const Place& root, Protocol& protocol, ConditionReader& reader) {
  const std::string_view named = root.json->text_of("unsure");
  const Index otherwise = index_in(*root.json, "dispositions", named.empty() ? "call-doctor" : named);
  if (otherwise == none && root.json->member("dispositions") != nullptr)
    root.problem("no-default", {"name the disposition of rules that are unknown: add \"unsure\""});
  const std::vector<Json>& rules = root.json->list_of("rules");
  for (std::size_t i = 0; i < rules.size(); ++i) {
    Rule& rule = protocol.rules[i];
    rule.id = rules[i].text_of("id");
    rule.disposition = index_in(*root.json, "dispositions", rules[i].text_of("then"));
    const std::string_view unsure = rules[i].text_of("unsure");
    // The default is never more urgent than the rule itself.
    rule.unsure = unsure.empty() ? std::max(otherwise, rule.disposition) : index_in(*root.json, "dispositions", unsure);
    const std::string_view declined = rules[i].text_of("declined");
    rule.declined = declined.empty() ? rule.unsure : index_in(*root.json, "dispositions", declined);
    rule.actions = indices(*root.json, "actions", rules[i].list_of("actions"));
    rule.closes_booking = rules[i].member("booking") != nullptr;
    const Place list = root.member("rules");
    const Place item = list.item(i);
    if (rules[i].member("when") != nullptr) rule.when = reader.read(item.member("when"));
  }
}

}  // namespace

static_assert(limits::options == max_options);

namespace {

// Faults of a protocol that is well formed part by part, and would harm a visitor all the same.
void check_sense(const Place& root, const Protocol& protocol) {
  const Disposition* above = protocol.dispositions.data();
  for (const Disposition& disposition : protocol.dispositions) {
    if (disposition.urgency < above->urgency)
      root.member("dispositions")
          .problem("bad-order", {disposition.id, " is more urgent than ", above->id, " above it: move it up"});
    above = &disposition;
  }
#ifndef REDFLAG_TERSE  // with one of these a visitor is asked in vain or sent too high, never too low
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    const Question& question = protocol.questions[i];
    const Place list = root.member("questions");
    const Place place = list.item(i);
    if (question.kind == QuestionKind::number && question.max < question.min)
      place.problem("bad-range", {"no number could be answered: raise \"max\", or lower \"min\""});
    if (std::count(protocol.screens.begin(), protocol.screens.end(), i) == 0)
      place.problem("never-asked", {"\"", question.id, "\" is on no screen: add it to \"screens\", or remove it"});
  }
#endif
}

}  // namespace

Protocol read_protocol(const Document& document, Report& report) {
  const Json& json = document.root;
  const Place root(json, report);
  if (document.whole) check(root, format::protocol, json);
  const auto at_most = [&](const char* key, const char* code, std::size_t limit) {
    if (json.list_of(key).size() > limit) root.member(key).beyond(code, limit, key);
  };
  at_most("questions", "too-many-questions", limits::questions);
  at_most("rules", "too-many-rules", limits::rules);
  if (report.beyond) return {};
  Protocol protocol{json.text_of("id"),
                    json.text_of("version"),
                    dispositions(json),
                    {},
                    {},
                    questions(json),
                    {},
                    std::vector<Rule>(json.list_of("rules").size()),
                    ids(json.list_of("actions"))};
  read_screens(json, protocol);
  ConditionReader reader(root, protocol);
  for (Index i = 0; i < protocol.questions.size(); ++i) {
    const Place list = root.member("questions");
    const Place question = list.item(i);
    if (protocol.questions[i].options.size() > max_options)
      question.member("options").beyond("too-many-options", max_options, "options");
    reader.read_when(i);
  }
  for (Index i = 0; i < json.list_of("terms").size(); ++i) reader.read_term(i);
  read_rules(root, protocol, reader);
  if (report.clean()) check_sense(root, protocol);
  return protocol;
}

void check_words(const Document& protocol, const Document& words, Report& report) {
  if (!words.whole) return;
  const Place root(words.root, report);
  check(root, format::words, protocol.root);
  const Json* questions = words.root.member("questions");
  for (const Json& question : protocol.root.list_of("questions")) {
    const std::string_view id = question.text_of("id");
    if (questions == nullptr || questions->member(id) == nullptr) continue;
    const auto want = [&](const char* key) {
      const Place list = root.member("questions");
      if (questions->member(id)->member(key) == nullptr) list.member(id).problem("missing-word", {"add \"", key, "\""});
    };
    want(question.list_of("options").empty() ? "sign" : "options");
    if (question.flag_of("sensitive")) want("why");
  }
}

}  // namespace redflag::text
