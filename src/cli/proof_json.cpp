#include <cstdio>

#include "cli/excuses.h"
#include "cli/write_answers.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

using text::Writer;

class ProofWriter {
 public:
  ProofWriter(const Proved& proved, bool certificate) : proved_(proved), certificate_(certificate) {}

  std::string write() {
    writer_.open('{');
    writer_.member("protocol", proved_.protocol.id);
    writer_.member("version", proved_.protocol.version);
    writer_.member("sha256", proved_.sha256);
    writer_.member("solver", prove::solver_version());
    flag("holds", proved_.proof.holds());
    if (!certificate_) {
      double all = 0;
      for (const prove::Result& result : proved_.proof.results) all += result.seconds;
      seconds(all);
    }
    writer_.key("properties");
    writer_.open('[');
    for (const prove::Result& result : proved_.proof.results) property(result);
    writer_.close(']');
    exceptions();
    writer_.close('}');
    return writer_.out + '\n';
  }

 private:
  void flag(const char* name, bool value) {
    writer_.key(name);
    writer_.raw(value ? "true" : "false");
  }

  void seconds(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.3f", value);
    writer_.key("seconds");
    writer_.raw(digits);
  }

  void property(const prove::Result& result) {
    writer_.open('{');
    writer_.member("id", prove::name_of(result.property));
    flag("holds", result.holds());
    writer_.member("scope", result.scope);
    if (result.undecided != 0) {
      writer_.key("undecided");
      writer_.raw(text::to_text(result.undecided));
    }
    if (!certificate_) {
      seconds(result.seconds);
      writer_.key("failures");
      writer_.open('[');
      for (const prove::Failure& found : result.failures) failure(found);
      writer_.close(']');
    }
    writer_.close('}');
  }

  void failure(const prove::Failure& failure) {
    writer_.open('{');
    writer_.member("of", failure.of);
    writer_.member("message", failure.message);
    if (failure.differs != none) writer_.member("differs", proved_.protocol.questions[failure.differs].id);
    writer_.key("patients");
    writer_.open('[');
    for (const prove::Patient& patient : failure.patients) {
      writer_.open('{');
      writer_.key("answers");
      write_answers(writer_, proved_.protocol, patient.answers);
      text::write_outcome(writer_, Evaluation(proved_.protocol, patient.answers));
      writer_.close('}');
    }
    writer_.close(']');
    writer_.close('}');
  }

  void exceptions() {
    writer_.key("exceptions");
    writer_.open('[');
    for (const Excuse& excuse : excuses_of(proved_)) {
      const prove::Exception& exception = excuse.exception;
      writer_.open('{');
      writer_.member("property", prove::name_of(exception.property));
      writer_.member("of", exception.of);
      writer_.key("decisions");
      writer_.open('[');
      for (const std::string_view decision : exception.decisions) writer_.string(decision);
      writer_.close(']');
      flag("needed", excuse.needed);
      if (!excuse.idle.empty()) {
        writer_.key("idle");
        writer_.open('[');
        for (const std::string& part : excuse.idle) writer_.string(part);
        writer_.close(']');
      }
      writer_.close('}');
    }
    writer_.close(']');
  }

  const Proved& proved_;
  const bool certificate_;
  Writer writer_;
};

}  // namespace

std::string proof_as_json(const Proved& proved) { return ProofWriter(proved, false).write(); }

std::string certificate(const Proved& proved) { return ProofWriter(proved, true).write(); }

}  // namespace redflag::cli
