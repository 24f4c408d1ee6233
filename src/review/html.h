// HTML that is put together. Text only gets in escaped; markup only from this program.
#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace redflag::review {

// For text and for attributes in double quotes. Control characters, which HTML forbids, become U+FFFD.
std::string escape(std::string_view text);

// The id of an element for the thing of this kind and id: letters, digits and hyphens stay, the rest is spelled out.
std::string anchor(std::string_view kind, std::string_view id);

// A string of CSS that can hold anything and still stands in a <style> element.
std::string css_string(std::string_view text);

// `element` names the tag, with its attributes if any: "td class=\"id\"".
std::string tagged(std::string_view element, std::string_view markup);

class Html {
 public:
  void raw(std::initializer_list<std::string_view> markup);
  void text(std::string_view plain) { out += escape(plain); }
  void line(std::string_view element, std::string_view markup);
  // A section's heading, which the contents link to.
  void open_section(std::string_view name, std::string_view heading);
  void close_section() { out += "</section>\n"; }
  // ` id="…"`, or nothing when a thing further up has it: two with one id are an error, and still are shown.
  std::string id(std::string_view name);

  std::string out;

 private:
  std::set<std::string, std::less<>> used_;
};

}  // namespace redflag::review
