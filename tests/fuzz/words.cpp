// Any text as words/<lang>.json of back pain.
#include "target.h"

using namespace redflag;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string text = fuzz::file("rules/back-pain/protocol.json");
  static const test::Opened opened(text);
  Report report;
  const text::Document words = text::parse_json(fuzz::as_text(data, size), report);
  text::check_words(opened.document, words, report);
  fuzz::require_explained(report);
  return 0;
}
