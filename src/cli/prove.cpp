// redflag prove: the safety properties of a protocol, over every possible answer.
#include "prove/prove.h"

#include <algorithm>
#include <deque>
#include <fstream>

#include "check/sha256.h"
#include "check/words.h"
#include "cli/excuses.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "cli/verify.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

bool has_words(const text::Json* entry, std::initializer_list<const char*> keys) {
  if (entry == nullptr) return false;
  for (const char* key : keys) {
    const std::vector<text::Json>& lines = entry->list_of(key);
    const auto blank = [](const text::Json& line) { return check::is_blank(line.text); };
    if (check::is_blank(entry->text_of(key)) && std::all_of(lines.begin(), lines.end(), blank)) return false;
  }
  return true;
}

// What a broken file does not say it has no words for.
prove::Language language_of(const check::File& file, std::string_view name, const Protocol& protocol) {
  prove::Language language{name, {}, {}};
  const auto entry = [&](const char* list, std::string_view id) {
    const text::Json* entries = file.document.root.member(list);
    return entries == nullptr ? nullptr : entries->member(id);
  };
  for (const Disposition& disposition : protocol.dispositions)
    language.dispositions.push_back(has_words(entry("dispositions", disposition.id), {"level", "heading", "text"}));
  for (const std::string_view action : protocol.actions)
    language.actions.push_back(has_words(entry("actions", action), {"label"}));
  return language;
}

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
  Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  const prove::Claims claims = prove::read_claims(opened.file.root(), opened.protocol);
  if (!clean(opened.file)) return unusable;

  const std::vector<std::string> names = check::languages(arguments.dir);
  prove::Subject subject{opened.protocol, claims, {}};
  std::deque<check::File> words;
  const text::Json nothing;
  const text::Json* speech = &nothing;
  for (const std::string& name : names) {
    check::File& file = words.emplace_back(check::path_in(arguments.dir, text::join({"words/", name, ".json"})));
    file.parse();
    clean(file);
    subject.languages.push_back(language_of(file, name, opened.protocol));
    if (words.size() == 1 || name == "en") speech = &file.document.root;
  }
  if (names.empty()) complain({"redflag: ", arguments.dir, " has no words: they are not looked at"});

  const std::string digest = check::sha256(opened.file.text);
  prove::Proof proof;
  const Proved proved{opened.protocol, claims, proof, arguments.dir, digest, *speech};
  const bool json = arguments.has("--json");
  prove::Settings settings;
  settings.seconds = static_cast<unsigned>(*seconds);
  settings.begins = [](prove::Property property) { show_progress({"prove: ", prove::name_of(property)}); };
  if (!json) settings.decided = [](const prove::Result& result) { say({line_of(result)}); };
  if (!json) say({proof_begins(proved)});
  proof = prove::prove(subject, settings);
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
  return verified != holds ? verified : proof.holds() && exact ? holds : wrong;
}

}  // namespace redflag::cli
