#include "text/json.h"

#include "support.h"
#include "text/write.h"

using namespace redflag;
using namespace redflag::test;
using text::Document;
using text::Json;
using text::parse_json;

namespace {

Strings problems_in(std::string_view text) {
  Report report;
  const Document document = parse_json(text, report);
  CHECK(document.whole == (report.clean() || report.problems.back().code == "duplicate-key" ||
                           report.problems.back().code == "json-number"));
  return told(report);
}

// The offset of the line and column that the message names.
std::size_t offset_told(std::string_view text) {
  Report report;
  parse_json(text, report);
  REQUIRE(report.problems.size() == 1);
  const std::string& message = report.problems[0].message;
  const auto number_after = [&](const std::string& word) {
    const std::size_t at = message.find(word);
    REQUIRE(at != std::string::npos);
    return std::stoul(message.substr(at + word.size()));
  };
  std::size_t start = 0;
  for (std::size_t line = number_after("line "); line > 1; --line) start = text.find('\n', start) + 1;
  return start + number_after("column ") - 1;
}

std::string brackets(std::size_t levels, const std::string& inside = "") {
  return std::string(levels, '[') + inside + std::string(levels, ']');
}

}  // namespace

TEST_CASE("JSON becomes a tree in the order of the text", "[json]") {
  Report report;
  const Document document =
      parse_json(" {\"b\": [null, true, false, -2.5e1],\r\n\t\"a\": {\"c\": \"text\"}, \"e\": [], \"\": {}} ", report);
  REQUIRE(told(report) == Strings{});
  REQUIRE(document.whole);
  const Json& root = document.root;
  REQUIRE(root.kind == Json::Kind::object);
  REQUIRE(root.items.size() == 4);
  CHECK(root.items[0].key == "b");
  CHECK(root.items[1].key == "a");
  const std::vector<Json>& list = root.list_of("b");
  REQUIRE(list.size() == 4);
  CHECK(list[0].kind == Json::Kind::null);
  CHECK(list[1].boolean);
  CHECK((list[2].kind == Json::Kind::boolean && !list[2].boolean));
  CHECK(list[3].number == -25);
  CHECK(root.member("a")->text_of("c") == "text");
  CHECK(root.member("e")->kind == Json::Kind::array);
  CHECK(root.member("")->kind == Json::Kind::object);
}

TEST_CASE("what is not in the tree, or of another kind, reads as nothing", "[json]") {
  Report report;
  const Document document = parse_json(json("{'a':[{'id':'x'},1,{'id':'y'}],'n':2,'s':'t'}"), report);
  const Json& root = document.root;
  CHECK(root.member("z") == nullptr);
  CHECK(root.member("n")->member("z") == nullptr);
  CHECK(root.text_of("n").empty());
  CHECK(root.number_of("z", 7) == 7);
  CHECK_FALSE(root.flag_of("s"));
  CHECK(root.list_of("s").empty());
  CHECK(root.member("a")->index_of("y") == 2);
  CHECK(root.member("a")->index_of("z") == none);
  CHECK(root.index_of("x") == none);
}

TEST_CASE("broken JSON is told with the pointer of the value that broke", "[json]") {
  const auto [text, pointer] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {" \n ", ""},
      {"nul", ""},
      {"{'a': }", "/a"},
      {"[1,\n]", "/1"},
      {"[1 2]", ""},
      {"{} x", ""},
      {"[1],", ""},
      {"{'a':{'b':[1,2,}}", "/a/b/2"},
      {"{'a'}", ""},
      {"{'a':1,}", ""},
      {"{a:1}", ""},
      {"[", "/0"},
      {"{", ""},
      {"{'a':", "/a"},
      {"[1", ""},
      {"['a", "/0"},
      {"[01]", ""},
      {"[-]", "/0"},
      {"[1.]", "/0"},
      {"[.5]", "/0"},
      {"[1e]", "/0"},
      {"[+1]", "/0"},
      {"[NaN]", "/0"},
      {"[Infinity]", "/0"},
      {"// why\n1", ""},
      {"[1] /* why */", ""},
      {"[1}", ""},
      {"]", ""},
      {"[True]", "/0"},
      {"['\\x41']", "/0"},
      {"['a\nb']", "/0"},
      {"['a\tb']", "/0"},
      {"{'a/b':{'~':?}}", "/a~1b/~0"},
  }));
  INFO(text);
  CHECK(problems_in(json(text)) == Strings{"json-syntax " + pointer});
}

TEST_CASE("broken JSON is told with the line and column where it broke", "[json]") {
  // The offset of the first character that cannot be right.
  const auto [text, offender] = GENERATE(table<std::string, std::size_t>({
      {"{'a': }", 6},
      {"[1,\n]", 4},
      {"{\n  'a': [1,\n  2,,3]}", 17},
      {"[1 2]", 3},
      {"{} x", 3},
      {"", 0},
      {"\n\n{'a'\n:\n!}", 9},
  }));
  INFO(text);
  CHECK(offset_told(json(text)) == offender);
}

TEST_CASE("a key that stands twice is told at its place, and reading goes on", "[json]") {
  CHECK(problems_in(json("{'a':1,'b':{'c':1,'c':2,'c':3},'a':2}")) ==
        Strings{"duplicate-key /b/c", "duplicate-key /b/c", "duplicate-key /a"});
  CHECK(problems_in(json("{'a':1,'\\u0061':2}")) == Strings{"duplicate-key /a"});
  CHECK(problems_in(json("[{'a':1},{'a':1}]")).empty());
}

TEST_CASE("nesting deeper than 64 levels is refused without a crash", "[json]") {
  CHECK(problems_in(brackets(64)).empty());
  CHECK(problems_in(brackets(64, "1")).empty());  // was refused: the number counted as a level of its own
  std::string pointer = "json-too-deep ";
  for (int level = 0; level < 64; ++level) pointer += "/0";
  CHECK(problems_in(brackets(65)) == Strings{pointer});
  CHECK(problems_in(std::string(1000000, '[')) == Strings{pointer});
  std::string objects;
  for (int level = 0; level < 100000; ++level) objects += "{\"a\":";
  REQUIRE(problems_in(objects).size() == 1);
  CHECK(problems_in(objects)[0].substr(0, 18) == "json-too-deep /a/a");
}

TEST_CASE("an object with more keys than can be compared in no time is refused", "[json]") {
  std::string keys = "\"k\":1";
  for (std::size_t i = 0; i < text::limits::keys; ++i) keys += ",\"" + std::to_string(i) + "\":1";
  CHECK(problems_in("[{" + keys + "}]") == Strings{"too-many-keys /0"});
}

TEST_CASE("strings are decoded", "[json]") {
  const auto [text, wanted] = GENERATE(table<std::string, std::string>({
      {R"("")", ""},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("\u0041\u00e9\u20AC")", "A\xC3\xA9\xE2\x82\xAC"},
      {R"("\ud83d\ude00")", "\xF0\x9F\x98\x80"},
      {"\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x7F\"", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x7F"},
      {R"("a\u0000b")", std::string("a\0b", 3)},
  }));
  Report report;
  const Document document = parse_json(text, report);
  CHECK(told(report) == Strings{});
  CHECK(document.root.text == wanted);
}

TEST_CASE("what is not UTF-8, or half of a surrogate pair, is refused", "[json]") {
  const auto bytes = GENERATE(values<std::string>({"\xFF", "\x80", "\xC3", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80",
                                                   "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\\ud83d", "\\ude00",
                                                   "\\ud83dx", "\\ud83d\\u0041", "\\u12g4", "\\u12"}));
  INFO(bytes);
  CHECK(problems_in("[\"" + bytes + "\"]") == Strings{"json-syntax /0"});
  CHECK(problems_in("{\"" + bytes + "\":1}") == Strings{"json-syntax "});
}

TEST_CASE("a byte order mark is passed over, half of one is not", "[json]") {
  CHECK(problems_in("\xEF\xBB\xBF{}").empty());
  CHECK(problems_in("\xEF\xBB{}") == Strings{"json-syntax "});
  CHECK(problems_in("{}\xEF\xBB\xBF") == Strings{"json-syntax "});
}

TEST_CASE("a NUL byte is not the end of the text", "[json]") {
  // The JSON library's lexer takes it for one, so that "{}", NUL and then anything at all was read as {}.
  const auto text =
      GENERATE(values<std::string>({std::string("{}\0", 3), std::string("{}\0garbage", 10), std::string("\0", 1),
                                    std::string("\0{}", 3), std::string("[1,\0 2]", 7), std::string("[1]\0", 4)}));
  REQUIRE(problems_in(text).size() == 1);
  CHECK(problems_in(text)[0].substr(0, 11) == "json-syntax");
  CHECK(problems_in(std::string("[\"\0\"]", 5)) == Strings{"json-syntax /0"});
}

TEST_CASE("numbers are exact or refused, and reading goes on", "[json][decimal]") {
  CHECK(problems_in("[0, -0, 0.1, 999999999999999, 1e22, 1.5E-3, 1e+2]").empty());
  CHECK(problems_in("[1, 9999999999999999, 2, 1e400, 1e-400, 0.12345678901234567, {}]") ==
        Strings{"json-number /1", "json-number /3", "json-number /4", "json-number /5"});
}

TEST_CASE("whatever is written as a string reads back as it was", "[json]") {
  std::string all;
  for (char c = 0; c != 127; ++c) all += c;
  for (const std::string& value : {all, std::string("\xC3\xA9 \xF0\x9F\x98\x80"), std::string()}) {
    text::Writer writer;
    writer.open('{');
    writer.member("value", value);
    writer.key("list");
    writer.open('[');
    writer.string(value);
    writer.raw("1");
    writer.open('[');
    writer.close(']');
    writer.close(']');
    writer.close('}');
    Report report;
    const Document document = parse_json(writer.out, report);
    REQUIRE(told(report) == Strings{});
    CHECK(document.root.text_of("value") == value);
    REQUIRE(document.root.list_of("list").size() == 3);
    CHECK(document.root.list_of("list")[0].text == value);
  }
}
