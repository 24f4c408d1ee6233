// Proof by exhaustion, on protocols that are small enough: every road through the interview, and for every place on it
// every way to go on. What answers mean is the oracle's word, not the engine's.
#include "world.h"

using namespace redflag;
using namespace redflag::test;

namespace {

std::string place(const World& world, std::size_t disposition) {
  return std::string(world.opened.protocol.dispositions[disposition].id);
}

// The faults seen on all roads of a world; a few of each kind are enough.
class Roads {
 public:
  explicit Roads(const World& of) : world(of) {
    Answers said(world.digits.size());
    walk(0, said);
  }

  const World& world;
  std::size_t ends = 0, shown = 0;
  Strings stopped_early, asked_in_vain, other_outcome, other_ahead, other_return;

 private:
  void note(Strings& wrong, std::size_t set, const std::string& what) const {
    if (wrong.size() < 5) wrong.push_back(world.text(set) + "- " + what);
  }

  void walk(std::size_t set, Answers& said) {
    const Step step = redflag::step(world.opened.protocol, said);
    // The screen itself is always counted; none of those on the road ever is.
    const std::size_t unasked = world.opened.protocol.screens.size() - step.road.size();
    if ((step.ahead == 0) != (step.screen == none) || step.ahead > unasked)
      note(other_ahead, set, std::to_string(step.ahead) + " screens ahead");
    if (step.screen == none) {
      ++ends;
      at_end(set, step);
      return;
    }
    ++shown;
    if (world.most[set] == world.least[set])
      note(asked_in_vain, set, std::string(world.opened.protocol.questions[step.screen].id));
    if (world.digit(set, step.screen) != 0) {
      note(other_ahead, set, "asked again");
      return;
    }
    for (std::size_t i = 1; i < world.digits[step.screen].size(); ++i) {
      said[step.screen] = world.engine_digits[step.screen][i];
      walk(set + i * world.weights[step.screen], said);
    }
    said[step.screen] = {};
  }

  void at_end(std::size_t set, const Step& step) {
    const Index is = assess(world.opened.protocol, step.used).disposition;
    if (is != world.disposition[set] || step.ahead != 0) note(other_outcome, set, place(world, is));
    if (world.most[set] != is || world.least[set] != is)
      note(stopped_early, set,
           place(world, is) + ", but may become " + place(world, world.most[set]) + " or " +
               place(world, world.least[set]));
    Strings told;
    for (const Finding& finding : come_back_if(world.opened.protocol, step.used, is)) {
      const Question& question = world.opened.protocol.questions[finding.question];
      told.push_back(std::string(question.id) + " " + std::string(question.options[finding.option]) +
                     (finding.truth == Truth::no ? " goes " : " ") + place(world, finding.disposition));
    }
    const Strings wanted = single_changes(set);
    if (told == wanted) return;
    note(other_return, set, "told:");
    other_return.insert(other_return.end(), told.begin(), told.end());
    other_return.emplace_back("wanted:");
    other_return.insert(other_return.end(), wanted.begin(), wanted.end());
  }

  // Each option that raises the disposition when it alone comes or goes, in the order of the screens.
  [[nodiscard]] Strings single_changes(std::size_t set) const {
    Strings changes;
    for (const text::Json& screen : world.opened.document.root.list_of("screens")) {
      const std::size_t index = world.opened.document.root.member("questions")->index_of(screen.text);
      const text::Json& question = world.opened.document.root.list_of("questions")[index];
      if (question.flag_of("fixed")) continue;
      Strings options;
      for (const text::Json& option : question.list_of("options")) options.emplace_back(option.text_of("id"));
      if (question.text_of("kind") == "yes-no") options = {"yes"};
      for (const std::string& option : options) {
        Said now = world.digits[index][world.digit(set, index)];
        const std::string_view kind = question.text_of("kind");
        const bool list = kind == "checklist";
        if (list && !now.known)
          for (const std::string& other : options) now.rows[other] = now.doubt;
        const bool goes = list ? now.rows[option] == is_yes : now.known && now.ticked == Strings{option};
        if (goes && kind == "choice") continue;
        if (list) now.rows[option] = goes ? is_no : is_yes;
        else now.ticked = {goes ? "no" : option};
        now.known = true;
        std::vector<const Said*> said = world.of(set);
        said[index] = &now;
        const std::size_t raised = world.oracle.disposition(said);
        if (raised < world.disposition[set])
          changes.push_back(std::string(screen.text) + " " + option + (goes ? " goes " : " ") + place(world, raised));
      }
    }
    return changes;
  }
};

// Complete answers, many of them off the road, whose road ends elsewhere than the oracle says.
Strings wrong_ends(const World& world) {
  Strings wrong;
  for (std::size_t set = 0; set < world.size; ++set) {
    if (!world.is_complete(set)) continue;
    const Step step = redflag::step(world.opened.protocol, world.engine(set));
    const Index is = assess(world.opened.protocol, step.used).disposition;
    if ((step.screen != none || is != world.disposition[set]) && wrong.size() < 5)
      wrong.push_back(world.text(set) + "- " + place(world, is));
  }
  return wrong;
}

void check_roads(const Roads& roads) {
  CHECK(roads.stopped_early == Strings{});
  CHECK(roads.other_outcome == Strings{});
  CHECK(roads.other_ahead == Strings{});
  CHECK(roads.other_return == Strings{});
  CHECK(roads.ends > 0);
}

}  // namespace

TEST_CASE("the interview stops when no answer to what is left could change the disposition", "[stopping]") {
  const std::string name = GENERATE(from_range(small_protocols));
  INFO(name);
  const World world(sound(name));
  const Roads roads(world);
  check_roads(roads);
  CHECK(roads.shown > 1);
  CHECK(wrong_ends(world) == Strings{});
}

TEST_CASE("the interview stops as soon as no answer to what is left could raise the disposition", "[stopping]") {
  // Where no question stands in two rules: elsewhere the look ahead takes what depends on one answer as independent,
  // and asks rather once too often.
  const std::string name = GENERATE(as<std::string>{}, "signs", "gates", "counts", "levels", "negation");
  INFO(name);
  const World world(sound(name));
  CHECK(Roads(world).asked_in_vain == Strings{});
}

TEST_CASE("the interview is as sure of when to stop on protocols made by dice", "[stopping]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const RandomProtocol random(seed);
    INFO(random.text);
    const World world(random.text);
    check_roads(Roads(world));
    CHECK(wrong_ends(world) == Strings{});
  }
}

namespace {

// Sets of truths that a child can have alone: bit 0 no, 1 declined, 2 not sure, 3 yes.
constexpr unsigned possible_sets[] = {1, 2, 4, 8, 3, 5, 9, 10, 12, 15};

// A child that may be exactly the truths of `set` and does not depend on any other child: from a question with or without an
// answer, behind a gate that may or may not be open, negated or not.
Index push_child(Protocol& protocol, Answers& said, unsigned set) {
  const auto push = [&](Condition condition) {
    protocol.conditions.push_back(std::move(condition));
    return static_cast<Index>(protocol.conditions.size() - 1);
  };
  const auto ask = [&](Index when) {
    Question question;
    question.options = {"yes"};
    question.when = when;
    protocol.questions.push_back(question);
    said.emplace_back();
    Condition finding;
    finding.question = static_cast<Index>(protocol.questions.size() - 1);
    finding.options = 1;
    return push(finding);
  };
  const auto answer = [&](Truth truth) {
    said.back().kind = truth == Truth::unsure     ? Answer::Kind::unsure
                       : truth == Truth::declined ? Answer::Kind::declined
                                                  : Answer::Kind::given;
    said.back().ticked = truth == Truth::yes;
  };
  const bool negated = set == 10 || set == 12;
  const bool gated = set == 3 || set == 5 || set == 9 || negated;
  const Index finding = ask(gated ? ask(none) : none);
  const unsigned beside_no = gated && !negated ? set & ~1U : set & ~8U;  // a negated no is the yes of the set
  if (gated) answer(beside_no == 8 ? Truth::yes : beside_no == 4 ? Truth::unsure : Truth::declined);
  else if (set != 15) answer(set == 8 ? Truth::yes : set == 4 ? Truth::unsure : set == 2 ? Truth::declined : Truth::no);
  if (!negated) return finding;
  Condition negation;
  negation.kind = Condition::Kind::negation;
  negation.children = {finding};
  return push(negation);
}

unsigned bits(Truths set) {
  unsigned bits = 0;
  for (const unsigned truth : {0U, 1U, 2U, 3U}) bits |= static_cast<unsigned>(set.may_be(every_truth[truth])) << truth;
  return bits;
}

// The truths that at-least-n may have, by trying every member of every child's set.
unsigned by_force(std::size_t wanted, const std::vector<unsigned>& sets) {
  unsigned result = 0;
  each_combination(sets.size(), [&](const std::vector<Kleene>& of) {
    bool member = true;
    for (std::size_t i = 0; i < sets.size(); ++i) member = member && (sets[i] >> of[i] & 1U) != 0;
    if (member) result |= 1U << kleene_at_least(wanted, of);
  });
  return result;
}

}  // namespace

TEST_CASE("looking ahead, at-least-n may be exactly what its independent children allow", "[stopping]") {
  Strings wrong;
  std::size_t tried = 0;
  for (std::size_t count = 1; count <= 4; ++count) {
    for (std::size_t number = 0; number < power(std::size(possible_sets), count); ++number) {
      std::vector<unsigned> sets;
      for (std::size_t i = 0; i < count; ++i)
        sets.push_back(possible_sets[number / power(std::size(possible_sets), i) % std::size(possible_sets)]);
      Protocol protocol;
      Answers said;
      Condition condition;
      condition.kind = Condition::Kind::at_least;
      for (const unsigned set : sets) condition.children.push_back(push_child(protocol, said, set));
      const Index first = static_cast<Index>(protocol.conditions.size());
      for (condition.count = 1; condition.count <= count; ++condition.count) protocol.conditions.push_back(condition);
      const std::vector<Truths> judged = judge(protocol, said, Truths::any());
      for (std::size_t i = 0; i < count; ++i) REQUIRE(bits(judged[condition.children[i]]) == sets[i]);
      for (Index wanted = 1; wanted <= count; ++wanted, ++tried) {
        const unsigned is = bits(judged[first + wanted - 1]), wants = by_force(wanted, sets);
        if (is == wants) continue;
        std::string text = std::to_string(wanted) + " of";
        for (const unsigned set : sets) text += " " + std::to_string(set);
        wrong.push_back(text + ": " + std::to_string(is) + ", not " + std::to_string(wants));
      }
    }
  }
  CHECK(wrong == Strings{});
  CHECK(tried == 10 + 100 * 2 + 1000 * 3 + 10000 * 4);
}

TEST_CASE("looking ahead, children that depend on each other make the result too wide, never too narrow",
          "[stopping]") {
  const std::string rule =
      "{'id':'r','then':'now','when':{'atLeast':2,'of':[{'question':'q0','is':'yes'},"
      "{'not':{'question':'q0','is':'yes'}},{'question':'q1','is':'yes'}]}}";
  const Opened opened = open(protocol_with("{'id':'q0','kind':'yes-no'},{'id':'q1','kind':'yes-no'}", rule));
  for (const char* const said : {"{}", "{'q0':'yes'}", "{'q0':'unsure'}", "{'q1':'no'}", "{'q0':'no','q1':'unsure'}"}) {
    INFO(said);
    const Answers part = answers(opened.protocol, json(said));
    const unsigned ahead = bits(judge(opened.protocol, part, Truths::any())[opened.protocol.rules[0].when]);
    each_combination(2, [&](const std::vector<Kleene>& of) {
      Answers whole = part;
      const Answers rest =
          answers(opened.protocol, json("{'q0':" + answer_of[of[0]] + ",'q1':" + answer_of[of[1]] + "}"));
      for (std::size_t i = 0; i < 2; ++i)
        if (whole[i].kind == Answer::Kind::absent) whole[i] = rest[i];
      const unsigned is = bits(judge(opened.protocol, whole, Truth::unsure)[opened.protocol.rules[0].when]);
      CHECK((ahead & is) == is);
    });
  }
}
