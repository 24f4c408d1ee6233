#include "check/exceptions.h"

#include <algorithm>

#include "check/file.h"
#include "check/number.h"
#include "check/walk.h"
#include "text/conditions.h"

namespace redflag::check {
namespace {

using namespace text;
using enum Field::How;

constexpr Field exception[] = {{"property", Type::one_of, required, excusable},
                               {"of", Type::words},
                               {"where", Type::any, optional},
                               {"decisions", Type::text, required | list | filled}};

// A question, a "question/option", a rule, an action, a disposition or a floor.
bool names_something(const Json& root, std::string_view of) {
  const std::size_t slash = of.find('/');
  for (const char* list : {"questions", "rules", "actions", "dispositions", "floors"}) {
    const Json* items = root.member(list);
    if (items != nullptr && items->index_of(of) != none) return true;
  }
  if (slash == std::string_view::npos) return false;
  for (const Json& question : root.list_of("questions"))
    if (question.text_of("id") == of.substr(0, slash))
      for (const Json& option : question.list_of("options"))
        if (option.text_of("id") == of.substr(slash + 1)) return true;
  return false;
}

// Where a rule tells two of the mildest numbers apart, one of them is not the mildest.
void check_undivided(const Place& mildest, const Protocol& protocol, Index question) {
  const std::vector<Json>& range = mildest.json->items;
  if (range.size() != 2) return;
  const double low = range[0].number, high = range[1].number;
  for (const Condition& condition : protocol.conditions) {
    if (condition.kind != Condition::Kind::finding || condition.question != question) continue;
    const bool begins = low < condition.min && condition.min <= high;
    if (!begins && !(low <= condition.max && condition.max < high)) continue;
    return mildest.problem("bad-range", {"a condition ", begins ? "begins" : "ends", " inside this range, at ",
                                         js_number(begins ? condition.min : condition.max),
                                         ": keep to numbers that no condition tells apart"});
  }
}

}  // namespace

void check_mildest(const Place& question) {
  with(question, "mildest", [&](const Place& mildest) {
    const std::vector<Json>& range = mildest.json->items;
    const bool pair =
        mildest.json->kind == Json::Kind::array && range.size() == 2 &&
        std::all_of(range.begin(), range.end(), [](const Json& n) { return n.kind == Json::Kind::number; });
    if (mildest.json->kind != Json::Kind::number && !pair)
      return mildest.problem("wrong-type",
                             {"write the least worrying number, or the first and last of them: [18, 50]"});
    const double low = pair ? range[0].number : mildest.json->number, high = pair ? range[1].number : low;
    if (low > high || low < question.json->number_of("min", 0) || high > question.json->number_of("max", 0))
      mildest.problem("bad-range", {"keep within the question's min and max, the lesser number first"});
  });
}

void check_exceptions(const Place& root, Protocol protocol) {
  Index question = 0;
  each(root, "questions", [&](const Place& place) {
    check_mildest(place);
    with(place, "mildest", [&](const Place& mildest) { check_undivided(mildest, protocol, question); });
    ++question;
  });
  protocol.conditions.clear();
  ConditionReader reader(root, protocol);
  for (Index i = 0; i < protocol.questions.size(); ++i) reader.read_when(i);
  each(root, "exceptions", [&](const Place& item) {
    text::check(item, exception, *root.json);
    with(item, "of", [&](const Place& of) {
      if (!names_something(*root.json, of.json->text))
        of.problem("unknown-id", {"no question, question/option, rule, action, disposition or floor has the id ",
                                  in_quotes(of.json->text), ": correct it"});
    });
    with(item, "where", [&](const Place& where) { reader.read(where); });
  });
}

}  // namespace redflag::check
