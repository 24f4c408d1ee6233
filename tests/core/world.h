// Every set of answers that a small protocol can get, and what the oracle makes of each: small enough to try them all.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "oracle.h"
#include "support.h"

namespace redflag::test {

// The sound protocols in tests/protocols that are small enough.
inline const Strings small_protocols = {"signs", "gates", "counts", "levels", "shared", "negation", "offers"};

inline std::string sound(const std::string& name) { return file("tests/protocols/sound/" + name + ".json"); }

// A set of answers is a number, with a digit for each question; digit 0 is no answer.
class World {
 public:
  explicit World(const std::string& text) : opened(open(text)), oracle(opened.document.root) {
    const text::Json& root = opened.document.root;
    for (const text::Json& question : root.list_of("questions")) {
      digits.push_back(EveryAnswer(root, question).all);
      weights.push_back(size);
      size *= digits.back().size();
      engine_digits.emplace_back();
      for (const Said& said : digits.back())
        engine_digits.back().push_back(
            answers(opened.protocol, json("{'" + std::string(question.text_of("id")) +
                                          "':" + (said.json.empty() ? "null" : said.json) + "}"))[weights.size() - 1]);
    }
    disposition.resize(size);
    for (std::size_t set = 0; set < size; ++set) disposition[set] = oracle.disposition(of(set));
    complete();
  }

  [[nodiscard]] std::size_t digit(std::size_t set, std::size_t question) const {
    return set / weights[question] % digits[question].size();
  }

  [[nodiscard]] std::vector<const Said*> of(std::size_t set) const {
    std::vector<const Said*> said;
    for (std::size_t i = 0; i < digits.size(); ++i) said.push_back(&digits[i][digit(set, i)]);
    return said;
  }

  // The same for the engine.
  [[nodiscard]] Answers engine(std::size_t set) const {
    Answers said;
    for (std::size_t i = 0; i < digits.size(); ++i) said.push_back(engine_digits[i][digit(set, i)]);
    return said;
  }

  // For messages.
  [[nodiscard]] std::string text(std::size_t set) const {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i)
      if (digit(set, i) != 0)
        text += std::string(opened.protocol.questions[i].id) + "=" + digits[i][digit(set, i)].json + " ";
    return text;
  }

  [[nodiscard]] bool is_complete(std::size_t set) const {
    for (std::size_t i = 0; i < digits.size(); ++i)
      if (digit(set, i) == 0) return false;
    return true;
  }

  Opened opened;
  Oracle oracle;
  std::vector<std::vector<Said>> digits;
  std::vector<Answers> engine_digits;
  std::vector<std::size_t> weights;
  std::size_t size = 1;
  std::vector<std::size_t> disposition;  // of each set, missing answers taken as not sure
  std::vector<std::size_t> most, least;  // urgent disposition of all the ways to answer what is missing

 private:
  // A missing answer makes the set smaller than any that has it, so going down finds those done already.
  void complete() {
    most = least = disposition;
    for (std::size_t set = size; set-- > 0;) {
      std::size_t missing = 0;
      while (missing < digits.size() && digit(set, missing) != 0) ++missing;
      if (missing == digits.size()) continue;
      most[set] = opened.protocol.dispositions.size();
      least[set] = 0;
      for (std::size_t i = 1; i < digits[missing].size(); ++i) {
        most[set] = std::min(most[set], most[set + i * weights[missing]]);
        least[set] = std::max(least[set], least[set + i * weights[missing]]);
      }
    }
  }
};

// A sound protocol of four questions, with conditions as the dice fall. A `when` looks at earlier screens only.
class RandomProtocol {
 public:
  explicit RandomProtocol(unsigned seed) : dice_(seed) {
    std::string questions, rules, terms;
    for (asked_ = 0; asked_ < 4; ++asked_) {
      const std::string when = asked_ > 0 && below(3) == 0 ? ",'when':" + condition(2) : "";
      const std::string fixed = below(4) == 0 ? ",'fixed':true" : "";
      questions +=
          (asked_ > 0 ? ",{'id':'q" : "{'id':'q") + std::to_string(asked_) + "','kind':" + kind() + when + fixed + "}";
    }
    terms = "{'id':'t0','is':" + condition(2) + "}";
    terms_ = 1;
    const unsigned count = 1 + below(5);
    for (unsigned i = 0; i < count; ++i) {
      const unsigned then = below(3);
      const std::string unsure = below(2) == 0 ? ",'unsure':'" + places[then + below(4 - then)] + "'" : "";
      const std::string actions = below(2) == 0 ? ",'actions':['tell','call']" : "";
      rules += (i > 0 ? ",{'id':'r" : "{'id':'r") + std::to_string(i) + "','when':" + condition(3) + ",'then':'" +
               places[then] + "'" + unsure + actions + "}";
    }
    text = protocol_with(questions, rules, ",'terms':[" + terms + "]");
  }

  std::string text;

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(dice_() % limit); }

  std::string kind() {
    // One checklist at most: each multiplies the sets of answers by eleven.
    const bool listed = std::find(kinds_.begin(), kinds_.end(), 2U) != kinds_.end();
    const unsigned kind = below(4);
    kinds_.push_back(kind == 2 && listed ? 0 : kind);
    static const Strings kinds = {"'yes-no'", "'choice','options':[{'id':'a'},{'id':'b'}]",
                                  "'checklist','options':[{'id':'a'},{'id':'b'}]", "'number','min':0,'max':9"};
    return kinds[kinds_.back()];
  }

  std::string condition(unsigned depth) {
    const unsigned form = depth == 0 ? 5 : below(8);
    if (form == 0) return "{'not':" + condition(depth - 1) + "}";
    if (form == 1 && terms_ > 0) return "{'term':'t0'}";
    if (form <= 4) {
      const unsigned length = 1 + below(3);
      std::string list = condition(depth - 1);
      for (unsigned i = 1; i < length; ++i) list += "," + condition(depth - 1);
      const std::string count = "{'atLeast':" + std::to_string(1 + below(length)) + ",'of':[";
      return (form == 2 ? "{'all':[" : form == 3 ? "{'any':[" : count) + list + "]}";
    }
    const unsigned question = below(asked_);
    static const Strings findings = {"'is':'yes'", "'is':'b'", "'is':'a'", "'min':5"};
    return "{'question':'q" + std::to_string(question) + "'," + findings[kinds_[question]] + "}";
  }

  static inline const Strings places = {"now", "today", "soon", "home"};
  std::mt19937 dice_;
  unsigned asked_ = 0, terms_ = 0;
  std::vector<unsigned> kinds_;
};

}  // namespace redflag::test
