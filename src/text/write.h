// Text that is put together. Nothing here rounds or fails.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace redflag::text {

// One string from many. A call is a fifth of the code of as many operator+ (measured in wasm).
std::string join(std::initializer_list<std::string_view> parts);

std::string to_text(std::size_t number);

// Appends "/token" with ~ and / escaped: one more step of a JSON Pointer (RFC 6901).
void append_pointer(std::string& pointer, std::string_view token);

// Writes JSON; commas come by themselves.
class Writer {
 public:
  void open(char bracket);
  void close(char bracket);
  // A name of this program or an id: there is nothing to escape in it.
  void key(const char* name);
  void any_key(std::string_view name) {
    string(name);
    colon();
  }
  // An id, in which there is nothing to escape either.
  void id(std::string_view value);
  void id_member(const char* name, std::string_view value);
  // Bytes that are not ASCII stay as they are.
  void string(std::string_view value);
  void member(const char* name, std::string_view value);
  // JSON that is already written.
  void raw(std::string_view json);
  // The end of a value, if there is one to a line.
  void end_line() {
    out += '\n';
    first_ = true;
  }

  std::string out;

 private:
  void colon() {
    out += ':';
    first_ = true;
  }

  bool first_ = true;  // nothing to separate from
};

}  // namespace redflag::text
