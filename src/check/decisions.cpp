#include "check/decisions.h"

#include <algorithm>

#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;

constexpr std::string_view heading = "### ", waived = "- waived: ", open = "- open: ", dash = " — ";

bool is_id(std::string_view id) { return !id.empty() && id.find(' ') == std::string_view::npos; }

// "ID<separator>something" after `start`; appends the ID, or tells how the line is written.
void read_line(File& file, std::string_view rest, std::size_t line, std::string_view separator, std::string_view form,
               std::vector<Noted>& list) {
  const std::size_t end = rest.find(separator);
  if (end == std::string_view::npos || end + separator.size() >= rest.size() || !is_id(rest.substr(0, end))) {
    problem_at(file, line, "bad-line", {"write this line as: ", form});
    return;
  }
  list.push_back({rest.substr(0, end), line});
}

}  // namespace

void problem_at(File& file, std::size_t line, const char* code, Place::Parts message) {
  file.problem(code, {"line ", to_text(line), ": ", join(message)});
}

const Noted* Decisions::waiver(std::string_view id) const {
  const auto found = std::find_if(waived.begin(), waived.end(), [&](const Noted& noted) { return noted.id == id; });
  return found == waived.end() ? nullptr : &*found;
}

Decisions read_decisions(File& file) {
  Decisions decisions;
  std::string_view left = file.text;
  for (std::size_t number = 1; !left.empty(); ++number) {
    std::string_view line = left.substr(0, left.find('\n'));
    left.remove_prefix(std::min(line.size() + 1, left.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto read = [&](std::string_view start, std::string_view separator, std::string_view form,
                          std::vector<Noted>& list) {
      if (line.starts_with(start)) read_line(file, line.substr(start.size()), number, separator, form, list);
    };
    read(heading, ": ", "### ID: title", decisions.made);
    read(waived, dash, "- waived: ID — reason", decisions.waived);
    read(open, dash, "- open: ID — what is open", decisions.open);
  }
  const auto once = [&](const std::vector<Noted>& list) {
    if (list.size() > limits::items) return void(file.root().beyond("too-long", limits::items, "items"));
    for (auto noted = list.begin(); noted != list.end(); ++noted)
      if (std::any_of(list.begin(), noted, [&](const Noted& other) { return other.id == noted->id; }))
        problem_at(file, noted->line, "duplicate-id", {noted->id, " stands further up already: keep one"});
  };
  once(decisions.made);
  once(decisions.waived);
  for (const Noted& point : decisions.open) {
    if (std::none_of(decisions.made.begin(), decisions.made.end(),
                     [&](const Noted& made) { return made.id == point.id; }))
      problem_at(file, point.line, "unknown-decision",
                 {"there is no heading ### ", point.id, ": correct the id or add it"});
  }
  return decisions;
}

}  // namespace redflag::check
