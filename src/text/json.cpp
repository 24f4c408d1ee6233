// The only file that knows nlohmann/json. It uses the lexer alone, which throws nothing: with exceptions off, calls that throw
// would abort. The lexer is private to the library; src/README.md says why it is used all the same, and what `sax_parse` costs.
#include "text/json.h"

#include <concepts>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/protocol.h"
#include "text/decimal.h"
#include "text/place.h"
#include "text/write.h"

namespace redflag::text {

const Json* Json::member(std::string_view name) const {
  if (kind != Kind::object) return nullptr;
  for (const Json& item : items)
    if (item.key == name) return &item;
  return nullptr;
}

const Json* Json::member(const char* name) const { return member(std::string_view(name)); }

std::string_view Json::text_of(const char* name) const {
  const Json* json = member(name);
  return json == nullptr ? std::string_view() : json->text;
}

double Json::number_of(const char* name, double otherwise) const {
  const Json* json = member(name);
  return json == nullptr ? otherwise : json->number;
}

bool Json::flag_of(const char* name) const {
  const Json* json = member(name);
  return json != nullptr && json->boolean;
}

const std::vector<Json>& Json::list_of(const char* name) const {
  static const std::vector<Json> nothing;
  const Json* json = member(name);
  return json != nullptr && json->kind == Kind::array ? json->items : nothing;
}

std::uint32_t Json::index_of(std::string_view id) const {
  for (std::size_t i = 0; kind == Kind::array && i < items.size(); ++i)
    if (items[i].text_of("id") == id) return static_cast<std::uint32_t>(i);
  return none;
}

std::string line_and_column(std::string_view text, std::size_t offset) {
  std::size_t line = 1, column = 1;
  for (const char c : text.substr(0, offset)) {
    ++column;
    if (c == '\n') ++line, column = 1;
  }
  return join({"line ", to_text(line), ", column ", to_text(column)});
}

namespace {

using Input = decltype(nlohmann::detail::input_adapter(std::declval<const char*>(), std::declval<const char*>()));
using Lexer = nlohmann::detail::lexer<nlohmann::json, Input>;
using Token = Lexer::token_type;

// The lexer may change with any version of the library. Then the build stops here, before anything reads another way.
static_assert(NLOHMANN_JSON_VERSION_MAJOR == 3 && NLOHMANN_JSON_VERSION_MINOR == 11,
              "another nlohmann/json: run tests/core/json.test.cpp with it, and if that passes, name its version here");
template <class AnyLexer>
concept LexerAsUsedHere = requires(AnyLexer lexer) {
  { lexer.scan() } -> std::same_as<Token>;
  { lexer.get_string() } -> std::same_as<std::string&>;
  { lexer.get_position().chars_read_total } -> std::convertible_to<std::size_t>;
};
static_assert(LexerAsUsedHere<Lexer>,
              "nlohmann/json has changed its lexer: mend TreeBuilder below until tests/core/json.test.cpp passes");

class TreeBuilder {
 public:
  TreeBuilder(std::string_view json, Report& report, std::size_t most_values)
      : json_(json),
        report_(report),
        values_left_(most_values),
        lexer_(nlohmann::detail::input_adapter(json.data(), json.data() + json.size())) {
    // Decoded strings are never longer than the text, so the buffer never moves.
    document.text.reset(new char[json.size()]);
    end_ = document.text.get();
  }

  void read() {
    const Place root(document.root, report_);
    document.whole = value(lexer_.scan(), document.root, root, 0) && (end() || syntax(root));
    if (!document.whole) document.root = {};
  }

  Document document;

 private:
  // False once the text cannot be read any further.
  bool value(Token token, Json& json, const Place& at, std::size_t depth) {
    if (values_left_-- == 0) return at.beyond("too-many-values", limits::values, "values");
    switch (token) {
      case Token::literal_null: return true;
      case Token::literal_true:
      case Token::literal_false:
        json.kind = Json::Kind::boolean;
        json.boolean = token == Token::literal_true;
        return true;
      case Token::value_string:
        json.kind = Json::Kind::string;
        json.text = keep(at);
        return true;
      case Token::value_unsigned:
      case Token::value_integer:
      case Token::value_float: {
        const std::optional<double> number = read_decimal(lexer_.get_string());
        if (!number)
          at.problem("json-number",
                     {"this number has more than 15 digits or is too large or small: write a shorter one"});
        json.kind = Json::Kind::number;
        json.number = number.value_or(0);
        return true;
      }
      case Token::begin_array:
      case Token::begin_object:
        return items(token == Token::begin_array ? Token::end_array : Token::end_object, json, at, depth);
      default: return syntax(at);
    }
  }

  bool items(Token end, Json& json, const Place& at, std::size_t depth) {
    if (depth == limits::depth) return at.beyond("json-too-deep", limits::depth, "nested brackets");
    json.kind = end == Token::end_array ? Json::Kind::array : Json::Kind::object;
    Token token = lexer_.scan();
    if (token == end) return true;
    for (;; token = lexer_.scan()) {
      std::string_view key;
      if (end == Token::end_object) {
        if (token != Token::value_string) return syntax(at);
        key = keep(at);
        if (lexer_.scan() != Token::name_separator) return syntax(at);
        token = lexer_.scan();
      }
      if (end == Token::end_object && json.items.size() == limits::keys)
        return at.beyond("too-many-keys", limits::keys, "keys");
      const bool twice = json.member(key) != nullptr;
      json.items.emplace_back().key = key;
      const Place item = at.item(json.items.size() - 1);
      if (twice) item.problem("duplicate-key", {"the key \"", key, "\" stands here twice: keep one of them"});
      if (!value(token, json.items.back(), item, depth + 1)) return false;
      token = lexer_.scan();
      if (token == end) return true;
      if (token != Token::value_separator) return syntax(at);
    }
  }

  std::string_view keep(const Place& at) {
    const std::string& text = lexer_.get_string();
    if (text.size() > limits::text_bytes) at.beyond("text-too-long", limits::text_bytes, "bytes");
    const std::string_view kept(end_, text.size());
    end_ += text.copy(end_, text.size());
    return kept;
  }

  // The lexer takes a NUL for the end as well; it counts the end as one more byte read.
  bool end() { return lexer_.scan() == Token::end_of_input && lexer_.get_position().chars_read_total > json_.size(); }

  bool syntax(const Place& at) {
    document.broken = lexer_.get_position().chars_read_total - 1;
    at.problem("json-syntax", {"this is not JSON at ", line_and_column(json_, document.broken),
                               ": look there, or just before, for a missing or extra comma, quote or bracket"});
    return false;
  }

  std::string_view json_;
  Report& report_;
  std::size_t values_left_;
  Lexer lexer_;
  char* end_;  // of what is kept
};

}  // namespace

Document parse_json(std::string_view json, Report& report, std::size_t most_bytes, std::size_t most_values) {
  if (json.size() > most_bytes) {
    Document nothing;
    Place(nothing.root, report).beyond("too-large", most_bytes, "bytes");
    return nothing;
  }
  TreeBuilder builder(json, report, most_values);
  builder.read();
  return std::move(builder.document);
}

}  // namespace redflag::text
