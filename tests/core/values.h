// Protocols and answers from JSON text, and what was reported, without a test framework: the fuzz targets use them too.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "redflag.h"
#include "text/json.h"

namespace redflag::test {

using Strings = std::vector<std::string>;

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
