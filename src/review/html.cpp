#include "review/html.h"

#include "text/write.h"

namespace redflag::review {
namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; }

std::string hex(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return {digits[byte >> 4U], digits[byte & 15U]};
}

}  // namespace

std::string escape(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') escaped += "&amp;";
    else if (c == '<') escaped += "&lt;";
    else if (c == '>') escaped += "&gt;";
    else if (c == '"') escaped += "&quot;";
    else if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f) escaped += "\xEF\xBF\xBD";
    else escaped += c;
  }
  return escaped;
}

std::string anchor(std::string_view kind, std::string_view id) {
  std::string name = text::join({kind, "-"});
  for (const char c : id) name += is_name(c) ? std::string(1, c) : text::join({"_", hex(c)});
  return name;
}

std::string css_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const bool plain = is_name(c) || c == ' ' || c == '.' || c == ',' || static_cast<unsigned char>(c) >= 0x80;
    quoted += plain ? std::string(1, c) : text::join({"\\", hex(c), " "});
  }
  return quoted + '"';
}

std::string tagged(std::string_view element, std::string_view markup) {
  return text::join({"<", element, ">", markup, "</", element.substr(0, element.find(' ')), ">"});
}

void Html::raw(std::initializer_list<std::string_view> markup) { out += text::join(markup); }

void Html::line(std::string_view element, std::string_view markup) { out += tagged(element, markup) + '\n'; }

void Html::open_section(std::string_view name, std::string_view heading) {
  raw({"<section", id(name), " aria-labelledby=\"", name, "-heading\">\n<h2", id(text::join({name, "-heading"})), ">"});
  text(heading);
  out += "</h2>\n";
}

std::string Html::id(std::string_view name) {
  return used_.emplace(name).second ? text::join({" id=\"", name, "\""}) : std::string();
}

}  // namespace redflag::review
