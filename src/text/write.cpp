#include "text/write.h"

namespace redflag::text {

std::string join(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

// Not std::to_string: that is printf, which the wasm does without.
std::string to_text(std::size_t number) {
  char digits[20];
  char* begin = std::end(digits);
  do *--begin = static_cast<char>('0' + number % 10);
  while ((number /= 10) != 0);
  return {begin, std::end(digits)};
}

void append_pointer(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char c : token) {
    if (c == '~' || c == '/') pointer += '~';
    pointer += c == '~' ? '0' : c == '/' ? '1' : c;
  }
}

void Writer::raw(std::string_view json) {
  if (!first_) out += ',';
  first_ = false;
  out += json;
}

void Writer::open(char bracket) {
  raw({&bracket, 1});
  first_ = true;
}

void Writer::close(char bracket) {
  out += bracket;
  first_ = false;
}

void Writer::string(std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  raw("\"");
  std::size_t written = 0;  // of the value; most have nothing to escape
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') continue;
    out += value.substr(written, i - written);
    written = i;
    out += '\\';
    if (byte >= 0x20) continue;
    ++written;
    out += "u00";
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
  }
  out += value.substr(written);
  out += '"';
}

void Writer::id(std::string_view value) {
  raw("\"");
  out += value;
  out += '"';
}

void Writer::id_member(const char* name, std::string_view value) {
  key(name);
  id(value);
}

void Writer::key(const char* name) {
  id(name);
  colon();
}

void Writer::member(const char* name, std::string_view value) {
  key(name);
  string(value);
}

}  // namespace redflag::text
