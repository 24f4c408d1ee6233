// redflag_exhaust DIR [--parts N]: the properties by trying every state, as JSON, for the tests. With --parts only
// those that a part of the protocol can break, in parts of at most N states.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "cli/output.h"
#include "cli/write_answers.h"
#include "exhaust/check.h"

namespace {

using namespace redflag;

void write(text::Writer& writer, const Protocol& protocol, const exhaust::Result& result) {
  writer.open('{');
  writer.member("property", result.property);
  writer.key("broken");
  writer.open('{');
  for (const auto& [id, patients] : result.broken) {
    writer.key(id.c_str());
    writer.open('[');
    for (const Answers& answers : patients) cli::write_answers(writer, protocol, answers);
    writer.close(']');
  }
  writer.close('}');
  writer.close('}');
}

}  // namespace

int main(int count, char** words) {
  const bool parts = count == 4 && std::string_view(words[2]) == "--parts";
  if (count != 2 && !parts) return 2;
  check::Folder folder(words[1]);
  if (!folder.sound) {
    cli::complain_of(check::collect({&folder.protocol}));
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  const exhaust::Subject subject(folder);
  if (!folder.protocol.report.clean() || subject.protocol.actions.size() > exhaust::max_actions) {
    cli::complain_of(check::collect({&folder.protocol}));
    return 2;
  }
  std::size_t states = 0, left_out = 0;
  std::vector<exhaust::Result> results;
  if (parts) {
    results = exhaust::check_parts(subject, std::strtoull(words[3], nullptr, 10), states, left_out);
  } else {
    states = exhaust::Space(subject).size();
    if (states > 50'000'000) {
      cli::complain({"too many states to try"});
      return 2;
    }
    results = exhaust::check(subject);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  text::Writer writer;
  writer.open('{');
  writer.key("states");
  writer.raw(text::to_text(states));
  writer.key("leftOut");
  writer.raw(text::to_text(left_out));
  writer.key("milliseconds");
  writer.raw(text::to_text(static_cast<std::size_t>(seconds.count() * 1000)));
  writer.key("properties");
  writer.open('[');
  bool holds = true;
  for (const exhaust::Result& result : results) {
    write(writer, folder.values, result);
    holds &= result.holds();
  }
  writer.close(']');
  writer.close('}');
  cli::say({writer.out, "\n"});
  return holds ? 0 : 1;
}
