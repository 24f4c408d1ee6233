#include <algorithm>
#include <cstdio>

#include "cli/excuses.h"
#include "cli/patient.h"
#include "cli/proof.h"
#include "cli/write_answers.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

using text::join;

// One failure's patients, in the words that they would read.
class Told {
 public:
  explicit Told(const Proved& proved)
      : protocol_(proved.protocol), words_(proved.words, proved.protocol, proved.claims) {}

  std::string tell(const prove::Failure& failure) const {
    std::string text;
    const std::vector<prove::Patient>& patients = failure.patients;
    const bool pair = patients.size() == 2;
    if (pair)
      text += said("Both said", patients[0].answers,
                   [&](Index i) { return !differs(patients, i) && telling(patients, i); });
    for (std::size_t i = 0; i < patients.size(); ++i) {
      const Answers& answers = patients[i].answers;
      text += said(!pair    ? "Someone said"
                   : i == 0 ? "One said"
                            : "The other said",
                   answers,
                   [&](Index question) { return pair ? differs(patients, question) : telling(patients, question); });
      const Index given = patients[i].outcome.disposition;
      const std::string_view heading = words_.wording().disposition(given).text_of("heading");
      text += join({"      told: ", heading.empty() ? protocol_.dispositions[given].id : heading, " (",
                    protocol_.dispositions[given].id, ")\n"});
    }
    if (!patients.empty()) text += "    Not told: the least worrying answer. To try it: redflag assess\n";
    for (std::size_t i = 0; i < patients.size(); ++i) {
      text::Writer line;
      line.open('{');
      line.member("id", !pair ? "someone" : i == 0 ? "one" : "the other");
      line.key("answers");
      write_answers(line, protocol_, patients[i].answers);
      line.close('}');
      text += join({"      ", line.out, "\n"});
    }
    return text;
  }

 private:
  static bool differs(const std::vector<prove::Patient>& patients, Index question) {
    return !(patients[0].answers[question] == patients[1].answers[question]);
  }
  bool telling(const std::vector<prove::Patient>& patients, Index question) const {
    return words_.telling(question, patients[0].answers[question]);
  }

  template <class Which>
  std::string said(std::string_view who, const Answers& answers, const Which& which) const {
    std::string text;
    for (Index i = 0; i < answers.size(); ++i)
      if (which(i)) text += join({"      ", words_.said(i, answers[i]), "\n"});
    return text.empty() && who != "Both said" ? join({"    ", who, "\n      the least worrying answer to everything\n"})
           : text.empty()                     ? text
                                              : join({"    ", who, "\n", text});
  }

  const Protocol& protocol_;
  const PatientWords words_;
};

std::string padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(std::max(width, text.size()) - text.size(), ' ');
}

}  // namespace

std::string line_of(const prove::Result& result) {
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%8.3f s", result.seconds);
  const std::string_view status = result.holds() ? "holds  " : result.failures.empty() ? "OPEN   " : "FAILS  ";
  const std::string open =
      result.undecided == 0 ? std::string() : join({"; not decided: ", text::to_text(result.undecided)});
  return join({status, padded(prove::name_of(result.property), 20), seconds, "  ", result.scope, open, "\n"});
}

std::string proof_begins(const Proved& proved) {
  return join({proved.dir, ": ", proved.protocol.id, " ", proved.protocol.version, ", SHA-256 ", proved.sha256, ", by ",
               prove::solver_version(), "\n"});
}

std::string proof_ends(const Proved& proved) {
  std::string text;
  const Told told(proved);
  constexpr std::size_t enough = 5;  // examples for each property
  for (const prove::Result& result : proved.proof.results) {
    for (std::size_t i = 0; i < result.failures.size(); ++i) {
      const prove::Failure& failure = result.failures[i];
      text += join({i == enough ? "\n" : "", i < enough ? "\n" : "", prove::name_of(result.property), ": ",
                    failure.message, "\n"});
      if (i < enough) text += told.tell(failure);
    }
  }
  if (!proved.claims.exceptions.empty()) text += "\nDeclared exceptions:\n";
  for (const Excuse& excuse : excuses_of(proved)) {
    const prove::Exception& exception = excuse.exception;
    std::string decisions, idle;
    for (const std::string_view decision : exception.decisions) decisions += join({" ", decision});
    for (const std::string& part : excuse.idle) idle += join({" ", part});
    text +=
        join({"  ", prove::name_of(exception.property), " of ", exception.of,
              exception.where == none ? "" : ", in some states", decisions.empty() ? "" : ", decided in", decisions,
              excuse.needed ? "" : "; NOT NEEDED: the property holds without it, so remove it",
              idle.empty() ? "" : "; TOO WIDE: the property holds without these of it, so remove them:", idle, "\n"});
  }
  return text;
}

}  // namespace redflag::cli
