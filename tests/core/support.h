// What the core tests share: this repository's files, protocols and answers from JSON text, and what was reported.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "redflag.h"
#include "text/json.h"

namespace redflag::test {

using Strings = std::vector<std::string>;

inline std::string file(const std::string& path) {
  std::ifstream in(std::string(REDFLAG_ROOT "/") + path, std::ios::binary);
  INFO(path);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

// JSON with ' for ", so that it can be read inside C++.
inline std::string json(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return text;
}

// Each problem as "code pointer".
inline Strings told(const Report& report) {
  Strings told;
  for (const Problem& problem : report.problems) told.push_back(std::string(problem.code) + " " + problem.pointer);
  return told;
}

// A protocol that was read, and all it points into.
struct Opened {
  explicit Opened(std::string_view text)
      : document(text::parse_json(text, report)), protocol(text::read_protocol(document, report)) {}

  Report report;
  text::Document document;
  Protocol protocol;
};

// One that must be sound.
inline Opened open(std::string_view text) {
  Opened opened(text);
  CHECK(told(opened.report) == Strings{});
  REQUIRE(opened.report.clean());
  return opened;
}

inline Answers answers(const Protocol& protocol, std::string_view text, Report& report) {
  const text::Document document = text::parse_json(text, report);
  return text::read_answers(protocol, text::Place(document.root, report));
}

inline Answers answers(const Protocol& protocol, std::string_view text) {
  Report report;
  Answers read = answers(protocol, text, report);
  CHECK(told(report) == Strings{});
  REQUIRE(report.clean());
  return read;
}

// The ids of the items that these indices mean.
template <class Item>
Strings ids(const std::vector<Item>& items, const std::vector<Index>& indices) {
  Strings ids;
  for (const Index index : indices) ids.emplace_back(items[index].id);
  return ids;
}

// The same for items that are ids.
inline Strings ids_of(const std::vector<std::string_view>& items, const std::vector<Index>& indices) {
  Strings ids;
  for (const Index index : indices) ids.emplace_back(items[index]);
  return ids;
}

// A protocol of four places (now, today, soon, home; "soon" for what is unknown), every question on a screen.
inline std::string protocol_with(const std::string& questions, const std::string& rules, const std::string& more = "") {
  const text::Document list = [&] {
    Report report;
    return text::parse_json(json("[" + questions + "]"), report);
  }();
  std::string screens;
  for (const text::Json& question : list.root.items)
    screens += (screens.empty() ? "'" : ",'") + std::string(question.text_of("id")) + "'";
  return json(
      "{'id':'tiny','version':'1.0.0','unsure':'soon',"
      "'dispositions':[{'id':'now','urgency':'emergency','actions':['go']},"
      "{'id':'today','urgency':'urgent','actions':['see','call']},"
      "{'id':'soon','urgency':'soon','actions':['call']},{'id':'home','urgency':'routine','actions':['rest']}],"
      "'actions':[{'id':'go','kind':'go'},{'id':'see','kind':'go'},{'id':'call','kind':'call','phone':'doctor'},"
      "{'id':'rest','kind':'do'},{'id':'tell','kind':'do'}],'screens':[" +
      screens + "],'questions':[" + questions + "],'rules':[" + rules + "]" + more + "}");
}

}  // namespace redflag::test
