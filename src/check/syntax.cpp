#include "check/syntax.h"

#include <algorithm>

#include "text/write.h"

namespace redflag::check {
namespace {

// Is the end of `text` inside a string? What stands before it was read without a mistake.
bool in_string(std::string_view text) {
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (inside && text[i] == '\\') ++i;
    else if (text[i] == '"') inside = !inside;
  }
  return inside;
}

// \ud800 to \udfff are halves of one character.
bool ends_in_half(std::string_view text) {
  const std::string_view end = text.substr(text.size() - std::min<std::size_t>(text.size(), 12));
  const std::size_t escape = end.rfind("\\u");
  if (escape == std::string_view::npos) return false;
  const std::string_view digits = end.substr(escape + 2);
  return digits.size() >= 2 && (digits[0] | 0x20) == 'd' &&
         std::string_view("89abcdefABCDEF").find(digits[1]) != std::string_view::npos;
}

// Empty where nothing is known that is better than the common advice.
std::string_view reason(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0x100U; };
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return "it is empty: write a JSON value";
  const bool little = byte(0) == 0xFF && byte(1) == 0xFE;
  const bool big = byte(0) == 0xFE && byte(1) == 0xFF;
  if (little || big || (text.size() > 1 && (byte(0) == 0) != (byte(1) == 0)))
    return "it is written in UTF-16: save it as UTF-8";
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  if (in_string(before)) {
    if (byte(at) == 0x100) return "the text in quotes never ends: close it with \"";
    if (byte(at) == '\t') return "a tab stands in the text: write \\t, or a space";
    if (byte(at) == '\n' || byte(at) == '\r')
      return "the text in quotes goes on in a new line: end it with \", or write \\n";
    if (byte(at) < 0x20) return "a control character stands in the text: take it out";
    if (ends_in_half(text.substr(0, std::min(at + 1, text.size()))))
      return "\\ud800 to \\udfff are halves of one character: write both, or the character itself";
    // A sequence that breaks off is reported at the byte after it.
    if (byte(at) >= 0x80 || (at > 0 && byte(at - 1) >= 0x80))
      return "a byte here is not UTF-8; it may be Latin-1 or Windows-1252: save the file as UTF-8";
    return "";
  }
  if (byte(at) == '/' || byte(at) == '#') return "JSON has no comments: take it out";
  if (byte(at) == '\'') return "JSON quotes with \" alone: write it in place of '";
  if (byte(at) == 0) return "a NUL byte stands here: take it out";
  return byte(at) >= 0x80 && byte(at) < 0x100 ? "a character stands outside of quotes: quote it, or take it out" : "";
}

}  // namespace

void explain_syntax(std::string_view text, const text::Document& document, Report& report) {
  if (document.whole || report.clean() || report.problems.back().code != "json-syntax") return;
  const std::string_view why = reason(text, document.broken);
  if (why.empty()) return;
  report.problems.back().message =
      text::join({"this is not JSON at ", text::line_and_column(text, document.broken), ": ", why});
}

}  // namespace redflag::check
