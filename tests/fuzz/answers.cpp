// Any text as the answers of a patient to back pain: refused, or judged as the oracle judges them.
#include "oracle.h"
#include "target.h"
#include "text/write_outcome.h"

using namespace redflag;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string text = fuzz::file("rules/back-pain/protocol.json");
  static const test::Opened opened(text);
  static const test::Oracle oracle(opened.document.root);
  const Protocol& protocol = opened.protocol;
  Report report;
  const text::Document document = text::parse_json(fuzz::as_text(data, size), report, text::limits::line_bytes);
  const Answers answers = text::read_answers(protocol, text::Place(document.root, report));
  fuzz::require_explained(report);
  if (!report.clean()) return 0;
  const Outcome outcome = assess(protocol, answers);
  const std::vector<test::Said> said = oracle.read(document.root);
  std::vector<const test::Said*> pointers;
  for (const test::Said& answer : said) pointers.push_back(&answer);
  fuzz::require(outcome.disposition == oracle.disposition(pointers), "the engine and the oracle agree");
  fuzz::require_json(text::written_outcome(protocol, answers));
  const Step next = step(protocol, answers);
  text::Writer writer;
  text::write_step(writer, protocol, next);
  fuzz::require_json(writer.out);
  // Answers beyond the road cannot ask for less than the road.
  if (next.screen == none)
    fuzz::require(assess(protocol, next.used).disposition <= outcome.disposition, "an interview does not end too soon");
  return 0;
}
