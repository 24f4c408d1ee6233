// redflag mutate: small mistakes put into a protocol, one at a time, to see whether anybody would notice.
#include "mutate/mutate.h"

#include <algorithm>

#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "cli/write_answers.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

using mutate::Fate;
using mutate::Judged;
using mutate::Judgement;
using mutate::Verdict;
using text::to_text;

constexpr std::string_view fates[] = {"vignette", "proof", "refused", "equivalent", "survivor"};  // by Fate

std::size_t count(const Judgement& judgement, Fate fate) {
  return static_cast<std::size_t>(std::count_if(judgement.mutants.begin(), judgement.mutants.end(),
                                                [&](const Judged& judged) { return judged.verdict.fate == fate; }));
}

std::string as_json(const Protocol& protocol, const Answers& answers) {
  text::Writer writer;
  write_answers(writer, protocol, answers);
  return writer.out;
}

void write_names(text::Writer& writer, const char* key, const std::vector<std::string>& names) {
  writer.key(key);
  writer.open('[');
  for (const std::string& name : names) writer.string(name);
  writer.close(']');
}

void say_json(const Judgement& judgement, const Protocol& protocol) {
  text::Writer writer;
  writer.open('{');
  for (std::size_t fate = 0; fate < std::size(fates); ++fate) {
    writer.key(std::string(fates[fate]).c_str());
    writer.raw(to_text(count(judgement, static_cast<Fate>(fate))));
  }
  write_names(writer, "vignettesAside", judgement.vignettes_aside);
  write_names(writer, "propertiesAside", judgement.properties_aside);
  writer.key("mutants");
  writer.open('[');
  for (const auto& [mutant, verdict] : judgement.mutants) {
    writer.open('{');
    writer.member("pointer", mutant.pointer);
    writer.member("of", mutant.of);
    writer.member("what", mutant.what);
    writer.member("fate", fates[static_cast<std::size_t>(verdict.fate)]);
    if (!verdict.by.empty()) writer.member("by", verdict.by);
    if (verdict.patient) {
      writer.key("answers");
      write_answers(writer, protocol, *verdict.patient);
      writer.member("before", verdict.before);
      writer.member("after", verdict.after);
    }
    if (!verdict.vignette.empty()) writer.member("vignette", verdict.vignette);
    if (!verdict.statement.empty()) writer.member("statement", verdict.statement);
    writer.close('}');
  }
  writer.close(']');
  writer.close('}');
  say({writer.out, "\n"});
}

void say_names(std::string_view what, const std::vector<std::string>& names) {
  if (names.empty()) return;
  say({what});
  for (const std::string& name : names) say({" ", name});
  say({"\n"});
}

// The patient who would notice, with answers and outcomes.
std::string witness(const Verdict& verdict, const Protocol& protocol) {
  const bool there = !verdict.vignette.empty();
  return text::join({there ? "the vignette " : "a vignette with ",
                     there ? verdict.vignette : as_json(protocol, *verdict.patient),
                     verdict.statement.empty() ? ""
                     : there                   ? ", if it stated "
                                               : ", if it states ",
                     verdict.statement});
}

void say_text(const Judgement& judgement, const Protocol& protocol) {
  for (const auto& [mutant, verdict] : judgement.mutants) {
    if (verdict.fate != Fate::survivor) continue;
    say({"survived: ", mutant.pointer, ": ", mutant.of, ": ", mutant.what, "\n"});
    if (verdict.patient)
      say({"  ", witness(verdict, protocol), "\n  would tell: ", verdict.before, "\n  from:       ", verdict.after,
           "\n"});
  }
  say_names("vignettes that fail as it is, and so notice nothing:", judgement.vignettes_aside);
  say_names("properties that fail as it is, and so notice nothing:", judgement.properties_aside);
  say({to_text(judgement.mutants.size()), " mutants: ", to_text(count(judgement, Fate::vignette)),
       " noticed by vignettes, ", to_text(count(judgement, Fate::proof)), " by proofs, ",
       to_text(count(judgement, Fate::refused)), " refused by check, ", to_text(count(judgement, Fate::equivalent)),
       " proven to change nothing, ", to_text(count(judgement, Fate::survivor)), " survived\n"});
}

}  // namespace

int run_mutate(const Arguments& arguments) {
  check::Folder folder(arguments.dir);
  // A protocol may have no vignettes yet; one that has them must have them right.
  const bool vignettes = folder.vignettes.readable;
  Judgement judgement;
  if (folder.sound && (!vignettes || folder.vignettes.document.whole)) {
    Progress progress("mutate", "mutants");
    judgement = mutate::judge_mutants(folder, [&](std::size_t done, std::size_t all) { progress.at(done, all); });
  }
  std::vector<const check::File*> files = {&folder.protocol};
  if (vignettes) files.push_back(&folder.vignettes);
  const std::vector<check::Located> problems = check::collect(files);
  complain_of(problems);
  if (!problems.empty()) return unusable;
  if (arguments.has("--json")) say_json(judgement, folder.values);
  else say_text(judgement, folder.values);
  return count(judgement, Fate::survivor) == 0 ? holds : wrong;
}

}  // namespace redflag::cli
