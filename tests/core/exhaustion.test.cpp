// Memory that runs out at any one allocation: natively that is std::bad_alloc, after which nothing is lost or broken. The
// sanitizers of the dev build watch.
#include <cstdlib>
#include <new>

#include "support.h"
#include "text/write_outcome.h"

namespace {

// Allocations that still succeed; negative: all.
long granted = -1;

}  // namespace

// NOLINTBEGIN: the language's names, all of them, for AddressSanitizer has its own, and its malloc
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  if (granted == 0) return nullptr;
  if (granted > 0) --granted;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
  if (void* bytes = operator new(size, std::nothrow)) return bytes;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return operator new(size, std::nothrow); }
void operator delete(void* bytes) noexcept { std::free(bytes); }
void operator delete(void* bytes, std::size_t) noexcept { std::free(bytes); }
void operator delete(void* bytes, const std::nothrow_t&) noexcept { std::free(bytes); }
void operator delete[](void* bytes) noexcept { std::free(bytes); }
void operator delete[](void* bytes, std::size_t) noexcept { std::free(bytes); }
void operator delete[](void* bytes, const std::nothrow_t&) noexcept { std::free(bytes); }
// NOLINTEND

using namespace redflag;
using namespace redflag::test;

namespace {

// Does `work` with the first, the second … allocation failing, until it needs no more than succeed. How many those are.
template <class Work>
long exhaust(Work work) {
  for (long most = 0;; ++most) {
    granted = most;
    bool failed = false;
    try {
      work();
    } catch (const std::bad_alloc&) {
      failed = true;
    }
    granted = -1;
    if (!failed) return most;
  }
}

std::string outcome(const Protocol& protocol, std::string_view answers) {
  Report report;
  const text::Document document = text::parse_json(answers, report);
  const Answers read = text::read_answers(protocol, text::Place(document.root, report));
  text::Writer writer;
  text::write_outcome(writer, Evaluation(protocol, read));
  text::write_step(writer, protocol, step(protocol, read));
  if (!report.clean()) text::write_error(writer, report);
  return writer.out;
}

}  // namespace

TEST_CASE("opening a protocol survives whichever allocation fails", "[memory]") {
  const std::string text = file("tests/protocols/article/back-pain/protocol.json");
  const long needed = exhaust([&] {
    Report report;
    const text::Document document = text::parse_json(text, report);
    if (!report.clean() || text::read_protocol(document, report).rules.empty()) std::abort();
  });
  CHECK(needed > 100);
}

TEST_CASE("checking words survives whichever allocation fails", "[memory]") {
  const Opened opened = open(file("tests/protocols/article/back-pain/protocol.json"));
  const std::string words = file("tests/protocols/article/back-pain/words/en.json");
  const long needed = exhaust([&] {
    Report wrong;
    text::check_words(opened.document, text::parse_json(words, wrong), wrong);
  });
  CHECK(needed > 100);
}

TEST_CASE("judging a patient survives whichever allocation fails, and judges the next one as before", "[memory]") {
  const Opened opened = open(file("tests/protocols/article/back-pain/protocol.json"));
  const Protocol& protocol = opened.protocol;
  for (const char* answers : {"{}", "{\"age\":80,\"injury\":\"none\"}", "{\"age\":\"x\",\"nobody\":[1,2]}"}) {
    const std::string expected = outcome(protocol, answers);
    std::string got;
    CHECK(exhaust([&] { got = outcome(protocol, answers); }) > 5);
    CHECK(got == expected);
  }
}
