#include "invent.h"

#include "values.h"

namespace redflag::fuzz {
namespace {

// Numbers below a limit, a byte each; zeros when the bytes are used up.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : next_(data), end_(data + size) {}
  std::size_t below(std::size_t limit) { return next_ == end_ ? 0 : *next_++ % limit; }
  bool chance(std::size_t in) { return below(in) == in - 1; }
  [[nodiscard]] bool left() const { return next_ != end_; }

 private:
  const std::uint8_t *next_, *end_;
};

enum Kind : std::uint8_t { yes_no, choice, checklist, number };
constexpr const char* kind_names[] = {"yes-no", "choice", "checklist", "number"};
constexpr const char* option_names[] = {"x", "y", "z"};
constexpr const char* states[] = {"no", "yes", "unsure", "declined"};
constexpr const char* places[] = {"now", "today", "soon", "home"};

class Inventor {
 public:
  Inventor(const std::uint8_t* data, std::size_t size) : bytes_(data, size) {}

  Invented invent() {
    const std::size_t count = 1 + bytes_.below(6);
    std::string questions, rules;
    for (std::size_t i = 0; i < count; ++i) questions += (i > 0 ? "," : "") + question();
    const std::size_t rule_count = 1 + bytes_.below(6);
    for (std::size_t i = 0; i < rule_count; ++i) rules += (i > 0 ? "," : "") + rule(i);
    Invented invented{test::protocol_with(questions, rules), {}};
    do invented.patients.push_back(patient());
    while (bytes_.left() && invented.patients.size() < 9);
    return invented;
  }

 private:
  // Looks only at questions before `asked`, so there is no circle.
  std::string condition(std::size_t asked, std::size_t depth) {
    const std::size_t form = depth == 0 ? 9 : bytes_.below(10);
    if (form == 0) return "{'not':" + condition(asked, depth - 1) + "}";
    if (form > 5) return finding(asked);
    const std::size_t count = 1 + bytes_.below(4);
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += (i > 0 ? "," : "") + condition(asked, depth - 1);
    if (form == 5) return "{'atLeast':" + std::to_string(1 + bytes_.below(count)) + ",'of':[" + list + "]}";
    return (form < 3 ? "{'all':[" : "{'any':[") + list + "]}";
  }

  std::string finding(std::size_t asked) {
    const std::size_t index = bytes_.below(asked);
    const std::string begin = "{'question':'q" + std::to_string(index) + "',";
    switch (kinds_[index]) {
      case yes_no: return begin + "'is':'yes'}";
      case number: return begin + (bytes_.chance(2) ? "'min':" : "'max':") + std::to_string(bytes_.below(10)) + "}";
      default: {
        const std::size_t set = 1 + bytes_.below(7);
        std::string is;
        for (std::size_t i = 0; i < 3; ++i)
          if ((set >> i & 1U) != 0) is += (is.empty() ? "'" : ",'") + std::string(option_names[i]) + "'";
        return begin + "'is':[" + is + "]}";
      }
    }
  }

  std::string when() { return kinds_.empty() || !bytes_.chance(3) ? "" : ",'when':" + condition(kinds_.size(), 2); }

  std::string question() {
    const Kind kind = static_cast<Kind>(bytes_.below(4));
    std::string text = "{'id':'q" + std::to_string(kinds_.size()) + "','kind':'" + kind_names[kind] + "'" + when();
    if (bytes_.chance(4)) text += ",'fixed':true";
    if (kind != number && bytes_.chance(3)) text += ",'detail':true";
    if (kind == yes_no && bytes_.chance(4)) text += ",'reassuring':true";
    if (kind == number) text += std::string(",'min':0,'max':9,'whole':") + (bytes_.chance(2) ? "true" : "false");
    if (kind == choice || kind == checklist) {
      text += ",'options':[";
      for (std::size_t i = 0; i < 3; ++i) {
        text += (i > 0 ? ",{'id':'" : "{'id':'") + std::string(option_names[i]) + "'" + when();
        text += kind == checklist && bytes_.chance(4) ? ",'reassuring':true}" : "}";
      }
      text += "]";
    }
    kinds_.push_back(kind);
    return text + "}";
  }

  std::string rule(std::size_t index) {
    const auto place = [&] { return "'" + std::string(places[bytes_.below(4)]) + "'"; };
    std::string text = "{'id':'r" + std::to_string(index) + "','when':" + condition(kinds_.size(), 3);
    text += ",'then':" + place();
    if (bytes_.chance(2)) text += ",'unsure':" + place();
    if (bytes_.chance(3)) text += ",'declined':" + place();
    if (bytes_.chance(3)) text += ",'actions':['tell']";
    if (bytes_.chance(4)) text += ",'booking':'closed'";
    return text + "}";
  }

  std::string answer(Kind kind) {
    const std::size_t state = bytes_.below(6);
    const std::string quoted = "'" + std::string(states[state % 4]) + "'";
    if (state == 5) return "null";
    if (state == 2 || state == 3) return quoted;
    switch (kind) {
      case yes_no: return quoted;
      case choice: return "'" + std::string(option_names[bytes_.below(3)]) + "'";
      case number: return std::to_string(bytes_.below(10));
      default: break;
    }
    std::string rows;
    for (const char* const option : option_names) {
      const std::size_t row = bytes_.below(5);  // the fifth is no answer to that row
      if (row < 4) rows += (rows.empty() ? "'" : ",'") + std::string(option) + "':'" + states[row] + "'";
    }
    return "{" + rows + "}";
  }

  std::string patient() {
    std::string answers;
    for (std::size_t i = 0; i < kinds_.size(); ++i)
      answers += (i > 0 ? ",'q" : "'q") + std::to_string(i) + "':" + answer(kinds_[i]);
    return test::json("{" + answers + "}");
  }

  Bytes bytes_;
  std::vector<Kind> kinds_;  // of the questions so far
};

}  // namespace

Invented invent(const std::uint8_t* data, std::size_t size) { return Inventor(data, size).invent(); }

}  // namespace redflag::fuzz
