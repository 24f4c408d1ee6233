// The engine's edge to JavaScript: strings in, strings out, and no exception or handle crosses. Every call returns an
// envelope, {"ok":true,"value":…} or {"ok":false,"error":{code,path,message,problems}}.
#include <emscripten/bind.h>

#include <cstdint>
#include <memory>
#include <string>

#include "redflag.h"
#include "text/write_outcome.h"
#include "wasm/memory.h"
#ifdef REDFLAG_FULL
#include "core/columns.h"
#include "text/widget_words.h"
#endif

namespace {

using namespace redflag;

// A protocol, and the tree it was read from, which words are held against. Its address is its handle outside, from `open`
// to `close`.
struct Opened {
  Opened(std::string_view json, Report& report)
      : document(text::parse_json(json, report)), protocol(text::read_protocol(document, report)) {}
  text::Document document;
  Protocol protocol;
};

using Handle = unsigned;
const Opened& at(Handle handle) { return *reinterpret_cast<const Opened*>(handle); }

std::string envelope(const Report& report, text::Writer& value) {
  if (report.clean()) return text::join({"{\"ok\":true,\"value\":", value.out, "}"});
  text::Writer error;
  text::write_error(error, report);
  return text::join({"{\"ok\":false,\"error\":", error.out, "}"});
}

std::string open_protocol(const std::string& json, const std::string& file) {
  Report report{file, {}};
  auto opened = std::make_unique<Opened>(json, report);
  text::Writer writer;
  writer.raw(text::to_text(reinterpret_cast<Handle>(opened.get())));
  if (report.clean()) (void)opened.release();
  return envelope(report, writer);
}

// In the form of the others: a form of its own costs 0.5 kB.
std::string close_protocol(Handle handle, const std::string&) {
  delete &at(handle);
  text::Writer writer;
  writer.raw("true");
  return envelope({}, writer);
}

std::string check_words(Handle handle, const std::string& json, const std::string& file) {
  Report report{file, {}};
  const text::Document words = text::parse_json(json, report);
  text::check_words(at(handle).document, words, report);
#ifdef REDFLAG_FULL
  if (words.root.member("ui") != nullptr) text::check_widget_words(text::Place(words.root, report).member("ui"), false);
#endif
  text::Writer writer;
  writer.raw("true");
  return envelope(report, writer);
}

std::string next_step(Handle handle, const std::string& json) {
  const Protocol& protocol = at(handle).protocol;
  Report report;
  const text::Document document = text::parse_json(json, report, text::limits::line_bytes);
  const Answers answers = text::read_answers(protocol, text::Place(document.root, report));
  text::Writer writer;
  text::write_step(writer, protocol, step(protocol, answers));
  return envelope(report, writer);
}

// A list of answers → a list of outcomes; one crossing for the whole batch.
std::string assess_many(Handle handle, const std::string& json) {
  const Protocol& protocol = at(handle).protocol;
  Report report;
  const text::Document document = text::parse_json(json, report, text::limits::batch_bytes, SIZE_MAX);
  const text::Place list(document.root, report);
  if (list.json->kind != text::Json::Kind::array) list.problem("wrong-type", {"write a list of answers here"});
  text::Writer writer;
  writer.open('[');
  Evaluation evaluation(protocol);
  for (std::size_t i = 0; i < list.json->items.size(); ++i) {
    evaluation.judge(text::read_answers(protocol, list.item(i)));
    writer.open('{');
    text::write_outcome(writer, evaluation);
    writer.close('}');
  }
  writer.close(']');
  return envelope(report, writer);
}

#ifdef REDFLAG_FULL
Columns& columns_at(Handle handle) { return *reinterpret_cast<Columns*>(handle); }

// Room for so many patients at once: {"handle","memory","stride","words","firstOption","cells":{name:byte},"bookings":[name],"truths":[name]}, where
// `memory` is an address. What the numbers mean is told in core/columns.h.
std::string open_columns(Handle handle, unsigned patients) {
  auto* columns = new Columns(at(handle).protocol, patients);
  text::Writer writer;
  writer.open('{');
  const auto number = [&](const char* name, std::uintptr_t value) {
    writer.key(name);
    writer.raw(text::to_text(value));
  };
  number("handle", reinterpret_cast<Handle>(columns));
  number("memory", reinterpret_cast<Handle>(columns->memory()));
  number("stride", columns->stride());
  number("words", columns->words());
  number("firstOption", cell::first_option);
  writer.key("cells");
  writer.open('{');
  number("missing", cell::missing);
  number("no", cell::no);
  number("yes", cell::yes);
  number("unsure", cell::unsure);
  number("declined", cell::declined);
  writer.close('}');
  writer.key("bookings");
  writer.open('[');
  for (const Booking each : {Booking::closed, Booking::after_call, Booking::open}) writer.id(text::name_of(each));
  writer.close(']');
  writer.key("truths");
  writer.open('[');
  for (const Truth each : every_truth) writer.id(text::name_of(each));
  writer.close(']');
  writer.close('}');
  return envelope({}, writer);
}

// Judges so many: null, or [patient, question] of the first cell that is bad.
std::string assess_columns(Handle handle, unsigned patients) {
  const Columns::Bad bad = columns_at(handle).assess(patients);
  text::Writer writer;
  writer.raw(bad.question == none
                 ? "null"
                 : text::join({"[", text::to_text(bad.patient), ",", text::to_text(bad.question), "]"}));
  return envelope({}, writer);
}

// Judges so many, and tells their outcomes: the address of Columns::told, or null where a cell is bad.
std::string tell_columns(Handle handle, unsigned patients) {
  Columns& columns = columns_at(handle);
  const Columns::Bad bad = columns.tell(patients);
  text::Writer writer;
  writer.raw(bad.question == none ? text::to_text(reinterpret_cast<Handle>(columns.told().data())) : "null");
  return envelope({}, writer);
}

std::string close_columns(Handle handle, unsigned) {
  delete &columns_at(handle);
  text::Writer writer;
  writer.raw("true");
  return envelope({}, writer);
}
#endif

}  // namespace

EMSCRIPTEN_BINDINGS(redflag) {
#ifdef REDFLAG_FULL
  emscripten::function("openColumns", &open_columns);
  emscripten::function("assessColumns", &assess_columns);
  emscripten::function("tellColumns", &tell_columns);
  emscripten::function("closeColumns", &close_columns);
#endif
  emscripten::function("open", &open_protocol);
  emscripten::function("close", &close_protocol);
  emscripten::function("checkWords", &check_words);
  emscripten::function("step", &next_step);
  emscripten::function("assessMany", &assess_many);
  emscripten::function("pages", &wasm::pages);
}
