#include "prove/shown.h"

#include <algorithm>

namespace redflag::prove {
namespace {

z3::expr only(const MayBe& maybe, Truth truth) { return maybe.only(truth); }

// Does what is shown about one question depend on the other?
bool makes_apply(const World& world, Index question, Index shown) {
  const Index when = world.protocol.questions[shown].when;
  if (when == none) return false;
  const std::vector<Index> needs = World::questions_of(world.protocol, when);
  return std::binary_search(needs.begin(), needs.end(), question);
}

// `alone` gives the least worrying answer of what is offered to the other: the one that World::least takes.
z3::expr says_least(Person& alone, Person& person, Index question) {
  const World& world = alone.world;
  if (world.protocol.questions[question].kind != QuestionKind::choice)
    return alone.says(question, world.least(question, ~Options{0}));
  z3::expr_vector some(alone.z3);
  z3::expr none_later = alone.z3.bool_val(true);
  for (auto option = static_cast<Index>(person.answered(question).given.size()); option-- > 0;) {
    const z3::expr offered = person.offered(question, option);
    some.push_back(none_later && offered && alone.says(question, world.least(question, Options{1} << option)));
    none_later = none_later && !offered;
  }
  some.push_back(none_later && alone.says(question, Answer()));
  return any_of(alone.z3, some);
}

}  // namespace

Shown::Shown(Person& person, Ahead& ahead, Index rule) : person_(person), ahead_(ahead), world_(person.world) {
  wanted_.emplace(world_.protocol.rules[rule].when, person.z3.bool_val(true));
  for (const auto& [index, how_wanted] : wanted_) {
    const Condition& condition = world_.protocol.conditions[index];
    const MayBe maybe = ahead.may_be(index);
    for (const Index child : condition.children) {
      const MayBe below = ahead.may_be(child);
      const z3::expr open = z3::ite(maybe.no, !below.yes, !below.no);
      const z3::expr helps = z3::ite(only(maybe, Truth::yes), only(below, Truth::yes),
                                     z3::ite(only(maybe, Truth::no), only(below, Truth::no), open));
      const z3::expr how = condition.kind == Condition::Kind::negation ? how_wanted : how_wanted && helps;
      const auto [known, fresh] = wanted_.emplace(child, how);
      if (!fresh) known->second = known->second || how;
    }
  }
}

z3::expr Shown::shown(Index index) {
  const Condition& condition = world_.protocol.conditions[index];
  const auto wanted = wanted_.find(index);
  if (wanted == wanted_.end()) return person_.z3.bool_val(false);
  const Index when = world_.protocol.questions[condition.question].when;
  const z3::expr is_shown = wanted->second && !ahead_.missing(condition.question);
  return when == none ? is_shown : is_shown && !only(ahead_.may_be(when), Truth::no);
}

z3::expr Shown::as_true(Index condition) { return shown(condition) && only(ahead_.may_be(condition), Truth::yes); }

z3::expr Shown::stands_alone(Person& alone, Index question) {
  z3::context& z3 = person_.z3;
  const bool list = world_.protocol.questions[question].kind == QuestionKind::checklist;
  z3::expr_vector kept(z3), not_true(z3);
  std::map<Index, z3::expr_vector> ticks, doubts;
  for (const auto& [index, wanted] : wanted_) {
    const Condition& condition = world_.protocol.conditions[index];
    if (condition.kind != Condition::Kind::finding) continue;
    const z3::expr here = shown(index);
    if (makes_apply(world_, question, condition.question)) kept.push_back(here);
    if (condition.question != question) continue;
    if (!list) kept.push_back(here);
    const MayBe& maybe = ahead_.may_be(index);
    // Doubt in a detail counts as an answer, and is shown as doubt.
    const bool detail = world_.protocol.questions[question].detail;
    for (Index option = 0; list && option < max_options; ++option) {
      if ((condition.options >> option & 1U) == 0) continue;
      const z3::expr yes =
          detail ? person_.answered(question).given[static_cast<int>(option)] : only(maybe, Truth::yes);
      not_true.push_back(here && !yes);
      ticks.emplace(option, z3::expr_vector(z3)).first->second.push_back(here && yes);
      doubts.emplace(option, z3::expr_vector(z3))
          .first->second.push_back(detail ? here : here && !yes && !only(maybe, Truth::no));
    }
  }
  const z3::expr as_said = alone.says_as(person_, question);
  if (!list) return z3::ite(any_of(z3, kept), as_said, says_least(alone, person_, question));
  const Person::Answered &full = person_.answered(question), &there = alone.answered(question);
  z3::expr only_shown = z3.bool_val(true);
  for (Index option = 0; option < there.given.size(); ++option) {
    const auto i = static_cast<int>(option);
    const auto shown_tick = ticks.find(option);
    z3::expr tick = shown_tick == ticks.end() ? z3.bool_val(false) : any_of(z3, shown_tick->second) && full.given[i];
    if ((world_.claims.worry[question].reassuring >> option & 1U) != 0)
      tick = tick || z3::ite(any_of(z3, not_true), full.given[i], person_.offered(question, option));
    // A doubt that is shown stands, and takes the place of the least worrying answer.
    const auto shown_doubt = doubts.find(option);
    const z3::expr in_doubt =
        shown_doubt == doubts.end() ? z3.bool_val(false) : any_of(z3, shown_doubt->second) && full.doubt(i);
    only_shown = only_shown && there.given[i] == (tick && !in_doubt) && there.unsure[i] == (in_doubt && full.unsure[i]);
    if (!there.declined[i].is_false()) only_shown = only_shown && there.declined[i] == (in_doubt && full.declined[i]);
  }
  return z3::ite(any_of(z3, kept), as_said, only_shown);
}

Answers alone(const World& world, const Answers& answers, Index rule, const Finding* without) {
  const std::vector<Finding> findings = explain(world.protocol, answers, rule);
  Answers alone(answers.size());
  for (Index question = 0; question < answers.size(); ++question) {
    const bool kept = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      return makes_apply(world, question, finding.question);
    });
    alone[question] = kept ? answers[question] : world.least(question, world.offered(question, answers));
  }
  const Answers least = alone;
  for (const Finding& finding : findings) {
    const Answer& original = answers[finding.question];
    Answer& answer = alone[finding.question];
    const bool dropped =
        without != nullptr && finding.question == without->question && finding.option == without->option;
    const Options tick = finding.option == none ? 0 : Options{1} << finding.option;
    if (world.protocol.questions[finding.question].kind != QuestionKind::checklist) {
      answer = original;
    } else if (finding.truth == Truth::yes) {
      answer.ticked |= tick;
    } else {
      answer.ticked &= ~world.claims.worry[finding.question].reassuring | original.ticked;
      const bool whole = original.kind != Answer::Kind::given;
      if (whole ? original.kind != Answer::Kind::declined : ((original.unsure | original.missing) & tick) != 0)
        answer.unsure |= tick;
      else if (whole || (original.declined & tick) != 0) answer.declined |= tick;
      if (((answer.unsure | answer.declined) & tick) != 0) answer.ticked &= ~tick;
    }
    if (!dropped) continue;
    if (world.protocol.questions[finding.question].kind == QuestionKind::checklist) answer.ticked &= ~tick;
    else answer = least[finding.question];
  }
  return alone;
}

Index gift(const World& world, const Answers& answers, Index rule) {
  const Rule& the_rule = world.protocol.rules[rule];
  const Truths truth = judge(world.protocol, answers, Truth::unsure)[the_rule.when];
  return truth == Truth::no ? none : given_by(world.protocol, the_rule, truth.only());
}

}  // namespace redflag::prove
