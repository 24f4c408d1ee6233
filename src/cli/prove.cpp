// redflag prove: the safety properties of a protocol, over every possible answer.
#include "prove/prove.h"

#include <algorithm>
#include <fstream>

#include "cli/excuses.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/proving.h"
#include "cli/verbs.h"
#include "cli/verify.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

// Exit status 2 where it cannot be read, 1 where it is not true.
Exit verify_file(std::string_view path, const Proved& proved, bool quiet) {
  check::File file{std::string(path)};
  const std::string tried = file.parse() ? verify(file, proved) : "";
  if (!clean(file)) return verdict(check::collect({&file}));
  if (!quiet) say({path, ": as proved now; ", tried, "\n"});
  return holds;
}

bool write_file(std::string_view path, std::string_view text) {
  std::ofstream file(std::string(path), std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  return !file.fail();
}

}  // namespace

int run_prove(const Arguments& arguments) {
  const auto seconds = read_count(arguments.value("--seconds").value_or("300"), 1'000'000);
  if (!seconds) {
    complain({"redflag: --seconds needs a whole number, at most 1000000; 0 is no limit"});
    return unusable;
  }
  check::Folder folder(arguments.dir);
  if (!clean(folder.protocol)) return unusable;
  Proving proving(folder, arguments.dir);
  if (!clean(folder.protocol)) return unusable;
  if (proving.has_words()) {
    for (const check::File& file : folder.words) clean(file);
  } else {
    complain({"redflag: ", arguments.dir, " has no words: they are not looked at"});
  }
  const bool json = arguments.has("--json");
  prove::Settings settings;
  settings.seconds = static_cast<unsigned>(*seconds);
  settings.begins = [](prove::Property property) { show_progress({"prove: ", prove::name_of(property)}); };
  if (!json) settings.decided = [](const prove::Result& result) { say({line_of(result)}); };
  if (!json) say({proof_begins(proving.begun())});
  const Proved& proved = proving.run(settings);
  clear_progress();
  say({json ? proof_as_json(proved) : proof_ends(proved)});
  const Exit verified = arguments.has("--verify") ? verify_file(*arguments.value("--verify"), proved, json) : holds;
  const std::string_view path = arguments.value("--certificate").value_or("");
  if (arguments.has("--certificate") && !write_file(path, certificate(proved))) {
    complain({"redflag: ", path, " could not be written"});
    return unusable;
  }
  const std::vector<Excuse> excuses = excuses_of(proved);
  const bool exact = std::all_of(excuses.begin(), excuses.end(), [](const Excuse& excuse) { return excuse.exact(); });
  return verified != holds ? verified : proved.proof.holds() && exact ? holds : wrong;
}

}  // namespace redflag::cli
