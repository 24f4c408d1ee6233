#include "fhir/conditions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "check/number.h"

namespace redflag::fhir {
namespace {

using text::join;

// One entry of enableWhen, written; the same one twice is one.
using Terms = std::vector<std::string>;

std::string term(const Literal& literal, std::string_view relation, const char* answer, std::string_view value) {
  text::Writer writer;
  writer.open('{');
  writer.member("question", literal.link);
  writer.member("operator", relation);
  writer.key(answer);
  writer.raw(value);
  writer.close('}');
  return writer.out;
}

std::string exists_not(const Literal& literal) { return term(literal, "exists", "answerBoolean", "false"); }

std::string code_term(const Literal& literal, std::string_view relation, std::string_view code) {
  text::Writer coding;
  coding.open('{');
  coding.member("system", literal.system);
  coding.member("code", code);
  coding.close('}');
  return term(literal, relation, "answerCoding", coding.out);
}

std::string number_term(const Literal& literal, std::string_view relation, double number) {
  return term(literal, relation, literal.whole ? "answerInteger" : "answerDecimal", check::js_number(number));
}

// The literal as terms that must all hold.
std::optional<Terms> as_all(const Literal& literal) {
  if (literal.number) {
    if (literal.outside || !std::isinf(literal.min) || !std::isinf(literal.max)) return std::nullopt;
    return Terms{exists_not(literal)};
  }
  Terms terms;
  for (const std::string_view code : literal.codes) terms.push_back(code_term(literal, "!=", code));
  return terms;
}

// The literal as terms of which one must hold.
std::optional<Terms> as_any(const Literal& literal) {
  if (literal.codes.size() == 1) return as_all(literal);
  Terms terms = {exists_not(literal)};
  for (const std::string_view code : literal.others) terms.push_back(code_term(literal, "=", code));
  if (!literal.number) return terms;
  const bool low = !std::isinf(literal.min), high = !std::isinf(literal.max);
  if (literal.outside && low && high) return std::nullopt;
  if (low) terms.push_back(number_term(literal, literal.outside ? ">=" : "<", literal.min));
  if (high) terms.push_back(number_term(literal, literal.outside ? "<=" : ">", literal.max));
  return terms;
}

std::optional<Terms> flat(const Formula& formula, bool all) {
  if (formula.kind == Formula::Kind::literal) return all ? as_all(formula.literal) : as_any(formula.literal);
  if (formula.count != (all ? formula.parts.size() : 1)) return std::nullopt;
  Terms terms;
  for (const Formula& part : formula.parts) {
    const std::optional<Terms> more = flat(part, all);
    if (!more) return std::nullopt;
    for (const std::string& other : *more)
      if (std::find(terms.begin(), terms.end(), other) == terms.end()) terms.push_back(other);
  }
  return terms;
}

std::string literal_path(const Literal& literal) {
  std::string wrong;
  const auto add = [&](std::initializer_list<std::string_view> test) {
    wrong += join({wrong.empty() ? "" : literal.number && !literal.outside ? " and " : " or ", join(test)});
  };
  for (const std::string_view code : literal.codes) add({"code = '", code, "'"});
  if (literal.number) {
    if (!std::isinf(literal.min)) add({"$this ", literal.outside ? "<" : ">=", " ", check::js_number(literal.min)});
    if (!std::isinf(literal.max)) add({"$this ", literal.outside ? ">" : "<=", " ", check::js_number(literal.max)});
  }
  return join({"%resource.repeat(item).where(linkId = '", literal.link, "').answer.value",
               wrong.empty() ? "" : join({".where(", wrong, ")"}), ".empty()"});
}

}  // namespace

bool write_enable_when(text::Writer& writer, const Formula& formula) {
  if (formula.kind == Formula::Kind::yes) return true;
  const std::optional<Terms> all = flat(formula, true), any = flat(formula, false);
  if (!all && !any) return false;
  const bool by_all = all && (!any || all->size() <= any->size());
  const Terms& terms = by_all ? *all : *any;
  writer.key("enableWhen");
  writer.open('[');
  for (const std::string& entry : terms) writer.raw(entry);
  writer.close(']');
  if (terms.size() > 1) writer.member("enableBehavior", by_all ? "all" : "any");
  return true;
}

std::string fhirpath(const Formula& formula) {
  if (formula.kind == Formula::Kind::yes) return "true";
  if (formula.kind == Formula::Kind::literal) return literal_path(formula.literal);
  const bool all = formula.count == formula.parts.size(), any = formula.count == 1;
  std::string path;
  for (const Formula& part : formula.parts) {
    const std::string inner = fhirpath(part);
    const std::string_view between = path.empty() ? "" : all ? " and " : any ? " or " : " + ";
    path += all || any ? join({between, "(", inner, ")"}) : join({between, "iif(", inner, ", 1, 0)"});
  }
  return all || any ? path : join({"(", path, ") >= ", text::to_text(formula.count)});
}

}  // namespace redflag::fhir
