#include "review/markdown.h"

#include <algorithm>
#include <vector>

#include "text/write.h"

namespace redflag::review {
namespace {

using text::join;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// How long the marker of a list item is, with its blank: "- " or "12. "; 0 when there is none.
std::size_t marker(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ")) return 2;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < 4 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

bool is_rule(std::string_view row) {
  return row.find('-') != std::string_view::npos && row.find_first_not_of("|-: ") == std::string_view::npos;
}

std::vector<std::string_view> cells(std::string_view row) {
  std::vector<std::string_view> cells;
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|')) row.remove_suffix(1);
  for (;;) {
    const std::size_t end = row.find('|');
    cells.push_back(trimmed(row.substr(0, end)));
    if (end == std::string_view::npos) return cells;
    row.remove_prefix(end + 1);
  }
}

class Blocks {
 public:
  Blocks(Html& html, int above, const std::function<std::string(std::string_view)>& heading_id)
      : html_(html), heading_id_(heading_id), above_(above), level_(above) {}

  void take(std::string_view raw) {
    const std::string_view line = trimmed(raw);
    const std::size_t item = marker(line);
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    if (line.empty()) {
      end();
    } else if (hashes > 0 && hashes <= 6 && line.substr(hashes).starts_with(' ')) {
      end();
      heading(static_cast<int>(hashes), trimmed(line.substr(hashes)));
    } else if (line.starts_with('|')) {
      if (rows_.empty()) end();
      rows_.push_back(line);
    } else if (item != 0) {
      const std::string_view tag = line[0] == '-' || line[0] == '*' ? "ul" : "ol";
      if (tag != list_) end();
      list_ = tag;
      items_.emplace_back(line.substr(item));
    } else if (!items_.empty()) {
      items_.back() += join({" ", line});
    } else {
      if (!rows_.empty()) end();
      paragraph_ += join({paragraph_.empty() ? "" : " ", line});
    }
  }

  void end() {
    if (!paragraph_.empty()) html_.line("p", inline_markdown(paragraph_));
    if (!items_.empty()) {
      html_.raw({"<", list_, ">\n"});
      for (const std::string& item : items_) html_.line("li", inline_markdown(item));
      html_.raw({"</", list_, ">\n"});
    }
    if (!rows_.empty()) table();
    paragraph_.clear();
    items_.clear();
    rows_.clear();
    list_ = {};
  }

 private:
  void heading(int hashes, std::string_view text) {
    level_ = std::min({above_ + hashes, level_ + 1, 6});
    const std::string tag = join({"h", text::to_text(static_cast<std::size_t>(level_))});
    const std::string id = heading_id_(text);
    html_.raw({"<", tag, id.empty() ? "" : html_.id(id), ">", inline_markdown(text), "</", tag, ">\n"});
  }

  void table() {
    const bool headed = rows_.size() > 1 && is_rule(rows_[1]);
    html_.raw({"<div class=\"wide\"><table>\n"});
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (headed && i == 1) continue;
      std::string row;
      for (const std::string_view cell : cells(rows_[i]))
        row += tagged(headed && i == 0 ? "th scope=\"col\"" : "td", inline_markdown(cell));
      html_.line("tr", row);
    }
    html_.raw({"</table></div>\n"});
  }

  Html& html_;
  const std::function<std::string(std::string_view)>& heading_id_;
  const int above_;
  int level_;
  std::string paragraph_;
  std::string_view list_;
  std::vector<std::string> items_;
  std::vector<std::string_view> rows_;
};

}  // namespace

std::string inline_markdown(std::string_view text) {
  std::string html;
  const auto until = [&](std::string_view mark, std::size_t from) {
    const std::size_t end = text.find(mark, from);
    return end == std::string_view::npos || end == from ? std::string_view::npos : end;
  };
  while (!text.empty()) {
    const std::size_t at = std::min(text.find_first_of("`*["), text.size());
    html += escape(text.substr(0, at));
    text.remove_prefix(at);
    std::size_t taken = 0;
    if (const std::size_t end = until("`", 1); text.starts_with('`') && end != std::string_view::npos) {
      html += tagged("code", escape(text.substr(1, end - 1)));
      taken = end + 1;
    } else if (const std::size_t bold = until("**", 2); text.starts_with("**") && bold != std::string_view::npos) {
      html += tagged("strong", inline_markdown(text.substr(2, bold - 2)));
      taken = bold + 2;
    } else if (const std::size_t slant = until("*", 1);
               text.starts_with('*') && slant != std::string_view::npos && text[1] != ' ' && text[1] != '*') {
      html += tagged("em", inline_markdown(text.substr(1, slant - 1)));
      taken = slant + 1;
    } else if (const std::size_t middle = until("](", 1); text.starts_with('[') && middle != std::string_view::npos) {
      const std::size_t close = text.find(')', middle);
      const std::string_view url =
          close == std::string_view::npos ? std::string_view() : text.substr(middle + 2, close - middle - 2);
      if (url.starts_with("https://") || url.starts_with("http://")) {
        html += join({"<a href=\"", escape(url), "\" rel=\"noreferrer\">", escape(text.substr(1, middle - 1)), "</a>"});
        taken = close + 1;
      }
    }
    if (taken == 0 && !text.empty()) {
      html += escape(text.substr(0, 1));
      taken = 1;
    }
    text.remove_prefix(taken);
  }
  return html;
}

void write_markdown(Html& html, std::string_view text, int above,
                    const std::function<std::string(std::string_view)>& heading_id) {
  Blocks blocks(html, above, heading_id);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    blocks.take(line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  blocks.end();
}

}  // namespace redflag::review
