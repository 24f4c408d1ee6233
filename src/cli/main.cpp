// redflag VERB DIR [options]: which verb is meant, and how each is used.
#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "text/write.h"

#ifndef REDFLAG_VERSION
#define REDFLAG_VERSION "built by hand"
#endif

namespace {

using namespace redflag::cli;

constexpr Option check_options[] = {{"--json", ""}, {"--certificate", "FILE"}, {"--today", "YYYY-MM-DD"}};
constexpr Option ask_options[] = {{"--lang", "LANGUAGE"}};
constexpr Option review_options[] = {
    {"--certificate", "FILE"}, {"--output", "FILE"}, {"--population", "FILE"}, {"--today", "YYYY-MM-DD"}};
constexpr Option prove_options[] = {
    {"--json", ""}, {"--certificate", "FILE"}, {"--seconds", "N"}, {"--verify", "FILE"}};
constexpr Option mutate_options[] = {{"--json", ""}};
constexpr Option diff_options[] = {{"--json", ""}};
constexpr Option fhir_options[] = {{"--records", ""}, {"--answers", ""}, {"--base", "URL"}};
constexpr Option digest_options[] = {{"--states", "N"}, {"--seed", "S"}, {"--print", ""}};

struct Verb {
  std::string_view name, usage, purpose, details;
  std::span<const Option> options;
  int (*run)(const Arguments&);
  bool two_folders = false;
};

constexpr Verb verbs[] = {
    {"check", "DIR [--json] [--certificate FILE] [--today YYYY-MM-DD]",
     "everything that is wrong with the protocol in DIR",
     "Looks at protocol.json, words/*.json, sources.json, decisions.md, vignettes.json and review.json: form, ids, "
     "order,\n"
     "words in every language, citations, the test patients, and whether the review is overdue or over something else. "
     "By\n"
     "Z3, conditions that are the same for everybody and rules that stand there twice.\n\n"
     "  --json              {\"ok\":…,\"problems\":[{\"file\",\"pointer\",\"code\",\"message\"}…]} to stdout instead "
     "of lines to stderr\n"
     "  --certificate FILE  also proves the protocol anew: is everything in FILE so, which redflag prove --certificate "
     "wrote?\n"
     "  --today YYYY-MM-DD  the day to hold review.json against; else today, by UTC\n",
     check_options, run_check},
    {"assess",
     "DIR",
     "patients from stdin, one a line, to outcomes",
     "A line in:   {\"id\":\"a\",\"answers\":{\"QUESTION\":ANSWER…}}\n"
     "A line out:  "
     "{\"id\":\"a\",\"disposition\":…,\"urgency\":…,\"booking\":…,\"rules\":[…],\"actions\":[…],\"unsure\":[…],"
     "\"reasons\":[…]}\n"
     "A bad line:  {\"id\":\"a\",\"line\":3,\"error\":{\"code\",\"path\",\"message\",\"problems\"}}; the rest go on,\n"
     "             and the exit status is 1.\n"
     "To stderr:   line 3:POINTER: CODE: message, for each problem; at the end how many were judged and how many "
     "refused.\n\n"
     "An answer is \"yes\", \"no\", the id of an option, a list of such ids ([] is \"none of these\"), a number, "
     "\"unsure\" or\n"
     "\"declined\". Each line is answered at once, so this works as one end of a conversation.\n",
     {},
     run_assess},
    {"ask", "DIR [--lang LANGUAGE]", "the interview, here in the terminal",
     "Answer with the numbers shown. b goes back, ? says why it is asked, u is \"not sure\", d \"prefer not to say\".\n"
     "In a checklist several numbers, and 0 for none of them; 3u is \"not sure\" about the third alone, 3d skips it.\n"
     "Your answer before stands in [brackets]: Enter keeps it.\n\n"
     "  --lang LANGUAGE     a language of DIR/words; English unless told\n",
     ask_options, run_ask},
    {"replay",
     "DIR",
     "records from stdin, one a line, judged by the rules of now",
     "A line in:   what a visitor handed on: the record of redflag-book or redflag-share, as JSON\n"
     "A line out:  "
     "{\"same\":…,\"differs\":[\"disposition\"…],\"now\":{outcome},\"asks\":…,\"versions\":{\"recorded\",\"now\"}}\n"
     "             \"asks\" is a question that the rules of now would ask too.\n"
     "A bad line:  as redflag assess answers it. The exit status is 1 when an outcome differs or a line is bad.\n",
     {},
     run_replay},
    {"fhir", "DIR [--records | --answers] [--base URL]", "the protocol and its records in FHIR R4, and answers back",
     "Without an option the protocol as one Questionnaire, with all its languages. It is a draft until review.json "
     "says\n"
     "that this version was signed.\n\n"
     "  --records           records from stdin, one a line, as redflag replay reads them, or {\"id\",\"answers\"}; to "
     "stdout\n"
     "                      a Bundle for each: QuestionnaireResponse, RiskAssessment, and, where a visit may be "
     "booked,\n"
     "                      a proposed ServiceRequest. They know no patient: whoever stores them sets the subject\n"
     "  --answers           a QuestionnaireResponse a line, or such a Bundle, to {\"id\",\"answers\"} for redflag "
     "assess\n"
     "  --base URL          where the Questionnaire is published: it becomes URL/Questionnaire/ID\n\n"
     "A bad line is answered as redflag assess does, and the exit status is 1.\n",
     fhir_options, run_fhir},
    {"prove", "DIR [--json] [--certificate FILE] [--seconds N] [--verify FILE]",
     "proofs that the protocol is safe whatever is answered",
     "By Z3, over every possible answer: ends, decides, monotone, floors, floors-are-asked, unknown-is-safe,\n"
     "stop-is-sound, nothing-is-dead, reasons-suffice, net-is-exact, booking-is-shut, advice-agrees,\n"
     "details-count-worst;\n"
     "rules/README.md says what they are.\n"
     "One that fails is shown with its smallest example: patients in the protocol's own words, and their\n"
     "answers for redflag assess. An exception that excuses nothing, or more than it has to, is wrong as well.\n\n"
     "  --json              all of it as one JSON value\n"
     "  --certificate FILE  also writes what was proved, without times: the same bytes for the same proof\n"
     "  --seconds N         what is not decided then stays OPEN, which proves nothing; 300 unless told, 0 is no "
     "limit\n"
     "  --verify FILE       holds a certificate against what is proved now, and tries each state of all parts that are "
     "small enough\n",
     prove_options, run_prove},
    {"mutate", "DIR [--json]", "small mistakes put into a protocol, to see whether anybody would notice",
     "Each mutant of rules, terms, floors, dispositions, actions, conditions of questions, and the order of screens is "
     "noticed\n"
     "by a test patient of vignettes.json, or by what it states of floors, outcome, asked or comeBackIf; is refused by "
     "redflag\n"
     "check; is proven to change nothing for anybody; or is noticed by a property of redflag prove that fails for it. "
     "What is\n"
     "none of these has survived: it is shown with the smallest patient whom it changes, or the vignette that would "
     "notice.\n\n"
     "  --json              every mutant with its fate, as one JSON value\n",
     mutate_options, run_mutate},
    {"diff", "OLD NEW [--json]", "what a new version of a protocol changes for patients",
     "Rule by rule, the smallest patient whom the change sends elsewhere, tells something else, or gives other "
     "reasons; found "
     "by\n"
     "proof. What only one version asks or offers is named, and has no answer in the other. What makes care less "
     "urgent, or "
     "opens\n"
     "booking, is a LOWER: the exit status is 1 unless \"lowers\" in the new version's review.json says why. So is a "
     "floor\n"
     "that demands less for somebody. Then what else changed: exceptions, what the proofs take for granted, phones, "
     "order,\n"
     "lists of actions, words.\n\n"
     "  --json              all of it as one JSON value\n",
     diff_options, run_diff, true},
    {"review", "DIR [--certificate FILE] [--output FILE] [--population FILE] [--today YYYY-MM-DD]",
     "the protocol as a page for a clinician to read and sign",
     "One HTML file that needs nothing else, to read or to print: how the questions flow, every rule in words with "
     "its\n"
     "sources and decisions, all words, the test patients and their results, and a place to sign. What redflag check "
     "finds\n"
     "stands at the top, and the exit status is 1. Graphviz draws a picture of the interview, where dot is on PATH.\n\n"
     "  --certificate FILE  shows what was proved, as redflag prove --certificate wrote it into FILE, and proves it "
     "anew;\n"
     "                      if that gives something else, the page says so and the exit status is 1\n"
     "  --output FILE       where the page goes; to stdout unless told\n"
     "  --population FILE   shows what became of simulated people, as measured into FILE "
     "(build/reports/population.json)\n"
     "  --today YYYY-MM-DD  the day on the page, and to hold review.json against; else today, by UTC\n",
     review_options, run_review},
    {"digest", "DIR [--states N] [--seed S] [--print]", "one SHA-256 over what becomes of many patients",
     "The patients are someone who answered nothing, the vignettes, and N drawn at random but the same everywhere. "
     "Each is a\n"
     "line: answers as JSON, a tab, the outcome as JSON, a line feed. Every build of the engine must give the same "
     "digest.\n\n"
     "  --states N          how many to draw: 10000 unless told\n"
     "  --seed S            where to begin: 1 unless told\n"
     "  --print             the lines themselves\n",
     digest_options, run_digest},
};

std::string overview() {
  std::string text = "redflag VERB DIR [options]    DIR is the folder of a protocol, like rules/back-pain\n\n";
  for (const Verb& verb : verbs) {
    const std::string call = redflag::text::join({verb.name, " ", verb.usage});
    text += redflag::text::join(
        {"  ", call, std::string(std::max<std::size_t>(call.size(), 47) - call.size(), ' '), "  ", verb.purpose, "\n"});
  }
  return text +
         "\n  redflag VERB --help, redflag --version\n\n"
         "Exit status: 0 it holds; 1 something is wrong; 2 wrong usage, or input that cannot be read.\n";
}

int usage(std::string_view wrong, std::string_view text) {
  complain({"redflag: ", wrong, "\n\n", text.substr(0, text.size() - 1)});
  return unusable;
}

int help(std::string_view text) {
  say({text});
  return holds;
}

int run(std::span<const std::string_view> words) {
  if (words.empty()) return usage("which verb?", overview());
  const auto is_help = [](std::string_view word) { return word == "--help" || word == "-h"; };
  if (is_help(words[0])) return help(overview());
  if (words[0] == "--version") return help("redflag " REDFLAG_VERSION "\n");
  const auto verb =
      std::find_if(std::begin(verbs), std::end(verbs), [&](const Verb& other) { return other.name == words[0]; });
  if (verb == std::end(verbs)) return usage(redflag::text::join({"there is no verb ", words[0]}), overview());
  const std::string text =
      redflag::text::join({"redflag ", verb->name, " ", verb->usage, "\n", verb->purpose, "\n\n", verb->details});
  if (std::any_of(words.begin(), words.end(), is_help)) return help(text);
  std::string wrong;
  const Arguments arguments = read_arguments(words.subspan(1), verb->options, verb->two_folders, wrong);
  return wrong.empty() ? verb->run(arguments) : usage(wrong, text);
}

}  // namespace

int main(int count, char** words) {
  try {
    // A reader that goes away is an output that cannot be written, and told as such.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string_view> all(words + std::min(count, 1), words + count);
    const int exit = run(all);
    if (flush()) return exit;
    complain({"redflag: the output could not be written"});
  } catch (const std::bad_alloc&) {
    complain({"redflag: out-of-memory: there is too little memory for this input"});
  } catch (const std::exception& error) {
    complain({"redflag: ", error.what()});
  }
  return unusable;
}
