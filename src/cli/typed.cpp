#include "cli/typed.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "check/number.h"
#include "cli/arguments.h"
#include "text/decimal.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

Typed bad(std::string_view error) { return {Typed::What::bad, {}, error}; }

Typed given(Answer answer) {
  if (answer.kind == Answer::Kind::absent) answer.kind = Answer::Kind::given;
  return {Typed::What::answer, answer, {}};
}

// In lower case, separated by blanks or commas.
std::vector<std::string> tokens(std::string_view line) {
  std::vector<std::string> tokens;
  bool inside = false;
  for (char c : line) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool gap = c == ' ' || c == ',' || c == '\t' || c == '\r';
    if (!gap && !inside) tokens.emplace_back();
    inside = !gap;
    if (!gap) tokens.back() += c;
  }
  return tokens;
}

Typed read_one(const Question& question, const std::vector<std::string>& tokens) {
  const bool yes_no = question.kind == QuestionKind::yes_no;
  const std::size_t count = yes_no ? 2 : question.options.size();
  const auto number = read_count(tokens.size() == 1 ? tokens[0] : "", count);
  if (!number || *number == 0) return bad("error-choose");
  Answer answer;
  answer.ticked = yes_no ? Options{*number == 1} : Options{1} << (*number - 1);
  return given(answer);
}

// "3" is yes, "3u" not sure, "3d" declined; "u" alone is not sure of the others, "0" none.
Typed read_several(const Question& question, Options may_decline, const std::vector<std::string>& tokens) {
  Answer answer;
  bool nothing = false, others = false;
  for (const std::string& token : tokens) {
    const char last = token.back();
    const bool doubt = token.size() > 1 && (last == 'u' || (last == 'd' && may_decline != 0));
    const auto number = read_count(doubt ? token.substr(0, token.size() - 1) : token, question.options.size());
    if (doubt && (!number || *number == 0)) return bad("error-checklist");
    if (token == "u") others = true;
    else if (doubt) (last == 'u' ? answer.unsure : answer.declined) |= Options{1} << (*number - 1);
    else if (!number) return bad("error-checklist");
    else if (*number == 0) nothing = true;
    else answer.ticked |= Options{1} << (*number - 1);
  }
  if ((answer.ticked & answer.doubts()) != 0 || (answer.unsure & answer.declined) != 0) return bad("error-checklist");
  if ((answer.declined & ~may_decline) != 0) return bad("error-checklist");
  if (others) answer.unsure = all_options(question) & ~answer.ticked & ~answer.declined;
  const bool something = answer.ticked != 0 || answer.doubts() != 0;
  if (nothing == something) return bad("error-checklist");
  return given(answer);
}

Typed read_number(const Question& question, const std::vector<std::string>& tokens) {
  const std::string_view token = tokens.size() == 1 ? std::string_view(tokens[0]) : std::string_view();
  const std::string_view digits = token.substr(token.starts_with('-') ? 1 : 0);
  const bool decimal = !digits.empty() && digits.find_first_not_of("0123456789.") == std::string_view::npos &&
                       std::count(digits.begin(), digits.end(), '.') <= 1 && digits.front() != '.' &&
                       digits.back() != '.';
  const std::optional<double> number = decimal ? text::read_decimal(token) : std::nullopt;
  if (!number) return bad("error-number");
  if (!(*number >= question.min && *number <= question.max)) return bad("error-range");
  if (question.whole && *number != std::floor(*number)) return bad("error-whole");
  Answer answer;
  answer.number = *number;
  return given(answer);
}

}  // namespace

Typed read_typed(const Question& question, Options may_decline, std::string_view line) {
  const std::vector<std::string> words = tokens(line);
  if (words.size() == 1) {
    Answer answer;
    if (words[0] == "b") return {Typed::What::back, {}, {}};
    if (words[0] == "?") return {Typed::What::why, {}, {}};
    if (words[0] == "u") answer.kind = Answer::Kind::unsure;
    if (words[0] == "d" && may_decline != 0) answer.kind = Answer::Kind::declined;
    if (answer.kind != Answer::Kind::absent && question.kind != QuestionKind::checklist) return given(answer);
    if (answer.kind == Answer::Kind::declined) {
      // It says nothing of what has to be answered: that is asked again, alone.
      const Options all = all_options(question);
      return given({Answer::Kind::given, 0, 0, all & may_decline, all & ~may_decline, 0});
    }
  }
  switch (question.kind) {
    case QuestionKind::checklist: return read_several(question, may_decline, words);
    case QuestionKind::number: return read_number(question, words);
    default: return read_one(question, words);
  }
}

std::string typed_for(const Question& question, const Answer& answer) {
  if (answer.kind != Answer::Kind::given) return answer.kind == Answer::Kind::unsure ? "u" : "d";
  if (question.kind == QuestionKind::number) return check::js_number(answer.number);
  if (question.kind == QuestionKind::yes_no) return answer.ticked != 0 ? "1" : "2";
  std::string typed;
  const Options others = all_options(question) & ~answer.ticked & ~answer.missing;
  const bool others_unsure = others != 0 && answer.unsure == others;
  if (others != 0 && answer.declined == others && answer.ticked == 0) return "d";
  for (std::size_t option = 0; option < question.options.size() && option < max_options; ++option) {
    const auto in = [&](Options set) { return (set >> option & 1U) != 0; };
    const char* suffix = in(answer.ticked)                     ? ""
                         : in(answer.unsure) && !others_unsure ? "u"
                         : in(answer.declined)                 ? "d"
                                                               : nullptr;
    if (suffix != nullptr) typed += text::join({typed.empty() ? "" : " ", text::to_text(option + 1), suffix});
  }
  if (others_unsure) return typed.empty() ? "u" : typed + " u";
  return typed.empty() ? "0" : typed;
}

}  // namespace redflag::cli
