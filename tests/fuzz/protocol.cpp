// Any text as protocol.json: refused with reasons, or a protocol that can be asked through to its end.
#include "target.h"
#include "text/write_outcome.h"

using namespace redflag;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const test::Opened opened(fuzz::as_text(data, size));
  fuzz::require_explained(opened.report);
  if (!opened.report.clean()) return 0;
  const Protocol& protocol = opened.protocol;
  Answers answers(protocol.questions.size());
  // Each screen answers something that was open, so there cannot be more of them than that.
  std::size_t screens = 0;
  for (Step next = step(protocol, answers);; next = step(protocol, answers)) {
    text::Writer writer;
    text::write_step(writer, protocol, next);
    fuzz::require_json(writer.out);
    if (next.screen == none) break;
    fuzz::require(++screens <= protocol.questions.size(), "an interview ends");
    for (const Asked& asked : next.asked) answers[asked.question].kind = Answer::Kind::unsure;
  }
  fuzz::require_json(text::written_outcome(protocol, answers));
  return 0;
}
