// redflag digest: one hash over what becomes of many patients. Two builds that decide alike print the same.
#include <filesystem>

#include "check/sha256.h"
#include "check/walk.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/states.h"
#include "cli/verbs.h"
#include "cli/write_answers.h"
#include "text/read_answers.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

class Digest {
 public:
  Digest(const Protocol& protocol, bool print) : protocol_(protocol), print_(print) {}

  void add(const Answers& answers) {
    text::Writer given;
    write_answers(given, protocol_, answers);
    const std::string line = text::join({given.out, "\t", text::written_outcome(protocol_, answers), "\n"});
    if (print_) say({line});
    else hash_.add(line);
  }

  void finish() {
    if (!print_) say({hash_.hex(), "\n"});
  }

 private:
  const Protocol& protocol_;
  const bool print_;
  check::Sha256 hash_;
};

// The vignettes of the folder. A protocol may have none yet; one that has them must have them right.
bool read_vignettes(std::string_view dir, const Protocol& protocol, std::vector<Answers>& patients) {
  const std::string path = check::path_in(dir, "vignettes.json");
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return true;
  check::File file(path);
  file.parse();
  check::each(file.root(), "vignettes", [&](const text::Place& vignette) {
    check::with(vignette, "answers",
                [&](const text::Place& answers) { patients.push_back(text::read_answers(protocol, answers)); });
  });
  return clean(file);
}

}  // namespace

int run_digest(const Arguments& arguments) {
  constexpr unsigned long long any = ~0ULL, most = 100'000'000;
  const auto states = read_count(arguments.value("--states").value_or("10000"), most);
  const auto seed = read_count(arguments.value("--seed").value_or("1"), any);
  if (!states || !seed) {
    complain({"redflag: --states and --seed need a whole number, --states at most 100000000"});
    return unusable;
  }
  const Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  std::vector<Answers> patients = {Answers(opened.protocol.questions.size())};
  if (!read_vignettes(arguments.dir, opened.protocol, patients)) return unusable;
  Digest digest(opened.protocol, arguments.has("--print"));
  for (const Answers& patient : patients) digest.add(patient);
  States random(opened.protocol, *seed);
  Progress progress("digest", "states");
  for (unsigned long long i = 0; i < *states; ++i) {
    digest.add(random.draw());
    progress.at(i + 1, *states);
  }
  digest.finish();
  return holds;
}

}  // namespace redflag::cli
