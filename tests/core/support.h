// Shared by the core tests: this repository's files, protocols and answers that must be sound.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "redflag.h"
#include "values.h"

namespace redflag::test {

inline std::string file(const std::string& path) {
  std::ifstream in(std::string(REDFLAG_ROOT "/") + path, std::ios::binary);
  INFO(path);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

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

}  // namespace redflag::test
