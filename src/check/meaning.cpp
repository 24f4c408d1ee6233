#include "check/meaning.h"

#include "check/file.h"
#include "check/walk.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;

// Booking must never stand beside care that cannot wait; what rides on a rule may stand beside anything.
void check_booking(const Place& root, const Protocol& protocol) {
  const std::vector<Json>& actions = root.json->list_of("actions");
  const auto shut = [&](const Place& holder, std::string_view why) {
    each(holder, "actions", [&](const Place& name) {
      const Index action = root.json->member("actions")->index_of(name.json->text);
      if (action != none && actions[action].text_of("kind") == "book")
        name.problem("booking-shut", {in_quotes(name.json->text), " books a visit, and ", why, ": remove it here"});
    });
  };
  each(root, "dispositions", [&](const Place& disposition) {
    const Index index = root.json->member("dispositions")->index_of(disposition.json->text_of("id"));
    if (protocol.dispositions[index].urgency < Urgency::soon) shut(disposition, "this disposition cannot wait for one");
  });
  each(root, "rules", [&](const Place& rule) { shut(rule, "a rule's actions stand beside more urgent results too"); });
}

void check_excluded(const Place& root) {
  each(root, "actions", [&](const Place& action) {
    each(action, "excludes", [&](const Place& other) {
      if (other.json->text == action.json->text_of("id"))
        other.problem("excludes-itself", {"this is the action itself: name what must not stand beside it"});
    });
  });
}

void check_unsure(const Place& root, const Protocol& protocol) {
  Index rule = 0;
  each(root, "rules", [&](const Place& place) {
    const Rule& values = protocol.rules[rule++];
    if (values.unsure < values.disposition)
      place.member("unsure").problem(
          "unsure-above", {"not sure leads to more urgent care than yes: raise \"then\", or lower \"unsure\""});
    // Declining says less than not being sure, and may mean no.
    if (place.json->member("declined") != nullptr && values.declined < values.unsure)
      place.member("declined")
          .problem("declined-above",
                   {"skipping leads to more urgent care than not sure: raise \"unsure\", or lower \"declined\""});
    // Skipping a question must not send home who may need care today.
    if (place.json->member("declined") != nullptr &&
        protocol.dispositions[values.disposition].urgency <= Urgency::urgent &&
        protocol.dispositions[values.declined].urgency == Urgency::routine)
      place.member("declined")
          .problem(
              "declined-routine",
              {"skipping leads to routine care where yes cannot wait: raise \"declined\" to a call or a visit soon"});
  });
}

void check_finding_range(const Place& finding, const Protocol& protocol, Index index) {
  const Question& question = protocol.questions[index];
  const Json &json = *finding.json, *min = json.member("min"), *max = json.member("max");
  if (min == nullptr && max == nullptr)
    finding.problem("bad-range",
                    {"say which numbers of ", in_quotes(question.id), " count: add \"min\", \"max\" or both"});
  if (min != nullptr && max != nullptr && max->number < min->number)
    finding.member("max").problem("bad-range", {"\"max\" is less than \"min\": this can never be true"});
  for (const char* key : {"min", "max"}) {
    with(finding, key, [&](const Place& bound) {
      if (bound.json->number < question.min || bound.json->number > question.max)
        bound.problem("bad-range", {in_quotes(question.id), " takes no such number: keep within its min and max"});
    });
  }
}

}  // namespace

void check_meaning(const Place& root, const Protocol& protocol) {
  check_booking(root, protocol);
  check_excluded(root);
  check_unsure(root, protocol);
  each_leaf_of_all(root, [&](const Place& leaf) {
    const Index question = root.json->member("questions")->index_of(leaf.json->text_of("question"));
    if (question != none && protocol.questions[question].kind == QuestionKind::number)
      check_finding_range(leaf, protocol, question);
  });
}

}  // namespace redflag::check
