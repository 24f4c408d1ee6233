#include "review/graphviz.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "review/html.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

// Does `dot -Tsvg` take `in` to `out`?
bool run_dot(std::FILE* in, std::FILE* out) {
  char name[] = "dot", format[] = "-Tsvg";
  char* arguments[] = {name, format, nullptr};
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return false;
  pid_t child = 0;
  const bool started = posix_spawn_file_actions_adddup2(&actions, fileno(in), STDIN_FILENO) == 0 &&
                       posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO) == 0 &&
                       posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0 &&
                       posix_spawnp(&child, name, &actions, nullptr, arguments, environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (!started) return false;
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void remove_comments(std::string& svg) {
  for (std::size_t start = svg.find("<!--"); start != std::string::npos; start = svg.find("<!--", start)) {
    const std::size_t end = svg.find("-->", start);
    svg.erase(start, end == std::string::npos ? end : end + 3 - start);
  }
}

// Graphviz gives elements ids like node1, which could be ids of the page, and its own names for things as tool tips.
void remove_all(std::string& svg, std::string_view start, std::string_view stop) {
  for (std::size_t at = svg.find(start); at != std::string::npos; at = svg.find(start, at)) {
    const std::size_t end = svg.find(stop, at + start.size());
    if (end == std::string::npos) return;
    svg.erase(at, end + stop.size() - at);
  }
}

}  // namespace

std::string draw(const std::string& dot, std::string_view label) {
  const File in(std::tmpfile(), std::fclose), out(std::tmpfile(), std::fclose);
  if (!in || !out || std::fwrite(dot.data(), 1, dot.size(), in.get()) != dot.size()) return {};
  if (std::fflush(in.get()) != 0 || std::fseek(in.get(), 0, SEEK_SET) != 0 || !run_dot(in.get(), out.get())) return {};
  std::string svg;
  char buffer[4096];
  if (std::fseek(out.get(), 0, SEEK_SET) != 0) return {};
  for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, out.get())) > 0;) svg.append(buffer, read);
  const std::size_t start = svg.find("<svg");
  if (start == std::string::npos) return {};
  svg.erase(0, start);
  remove_comments(svg);
  remove_all(svg, "<title>", "</title>\n");
  remove_all(svg, " id=\"", "\"");
  svg.insert(4, text::join({" role=\"img\" aria-label=\"", escape(label), "\""}));
  return svg;
}

std::string dot_string(std::string_view text, std::size_t width) {
  std::string quoted = "\"";
  std::size_t column = 0;
  // Graphviz reads entities as HTML does, so text is escaped for both.
  for (const char c : escape(text)) {
    if (c == '\\') quoted += "\\\\";
    else if (c == '\n' || (c == ' ' && width != 0 && column >= width)) quoted += "\\n", column = 0;
    else quoted += c, ++column;
  }
  return quoted + '"';
}

}  // namespace redflag::review
