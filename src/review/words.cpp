// Every word a visitor can read, a column for each language.
#include <map>

#include "review/phrases.h"
#include "review/sections.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;
using text::Json;

// Rows by where they stand, in the order of the first language that has them.
struct Table {
  std::vector<std::string> rows;
  std::vector<std::map<std::string, std::string, std::less<>>> columns;
};

void collect(Table& table, std::size_t column, const Json& json, const std::string& where) {
  if (json.kind == Json::Kind::string) {
    bool known = false;
    for (std::size_t other = 0; other <= column; ++other) known |= table.columns[other].contains(where);
    if (!known) table.rows.push_back(where);
    table.columns[column].emplace(where, json.text);
  }
  if (json.key == "together") return;  // for the reviewer, and stands with the question
  // For whoever compares the languages: on one line.
  if (json.key == "findings") {
    std::string ids;
    for (const Json& finding : json.items) ids += join({ids.empty() ? "" : ", ", finding.text});
    Json line;
    line.kind = Json::Kind::string;
    line.text = ids;
    return collect(table, column, line, where);
  }
  std::size_t number = 0;
  for (const Json& item : json.items) {
    ++number;
    // "options" says nothing that the option's own name does not.
    if (item.key == "options") collect(table, column, item, where);
    else
      collect(table, column, item,
              join({where, where.empty() ? "" : " › ", item.key.empty() ? text::to_text(number) : item.key}));
  }
}

void write_table(Html& html, const Content& content, const char* part, std::string_view heading) {
  Table table;
  std::string head = tagged("th scope=\"col\"", phrase::where);
  for (const check::File& file : content.folder.words) {
    table.columns.emplace_back();
    const Json& root = file.document.root;
    const Json* words = root.member(part);
    if (words != nullptr) collect(table, table.columns.size() - 1, *words, "");
    head += tagged("th scope=\"col\"", escape(root.text_of("lang")));
  }
  html.line("h3", heading);
  html.raw({"<div class=\"wide\"><table class=\"words\">\n<thead>", tagged("tr", head), "</thead>\n<tbody>\n"});
  for (const std::string& row : table.rows) {
    html.raw({"<tr><th scope=\"row\">", escape(row), "</th>"});
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Json& root = content.folder.words[i].document.root;
      const auto found = table.columns[i].find(row);
      if (found == table.columns[i].end()) {
        html.raw({tagged("td", tagged("em class=\"alarm\"", phrase::no_word))});
        continue;
      }
      const std::string dir = root.text_of("dir") == "rtl" ? " dir=\"rtl\"" : "";
      const std::string lang(root.text_of("lang"));
      html.raw({"<td", lang.empty() ? "" : join({" lang=\"", escape(lang), "\""}), dir, ">", escape(found->second),
                "</td>"});
    }
    html.raw({"</tr>\n"});
  }
  html.raw({"</tbody>\n</table></div>\n"});
}

}  // namespace

void write_words(Html& html, const Content& content) {
  html.open_section("words", phrase::words);
  html.line("p", phrase::words_lead);
  write_table(html, content, "questions", phrase::word_questions);
  write_table(html, content, "dispositions", phrase::word_dispositions);
  write_table(html, content, "actions", phrase::word_actions);
  write_table(html, content, "ui", phrase::word_ui);
  html.close_section();
}

}  // namespace redflag::review
