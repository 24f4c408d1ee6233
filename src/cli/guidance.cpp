#include "cli/guidance.h"

#include <algorithm>
#include <vector>

#include "check/words.h"
#include "cli/output.h"

namespace redflag::cli {
namespace {

using Lines = std::vector<std::string>;

void add_once(Lines& lines, std::string line) {
  if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
}

void show_list(std::string_view heading, const Lines& lines) {
  if (lines.empty()) return;
  say({"\n", heading, "\n"});
  for (const std::string& line : lines) say({"  - ", line, "\n"});
}

class Guidance {
 public:
  Guidance(const Wording& wording, const Protocol& protocol, const Step& step, const text::Json& actions)
      : wording_(wording), protocol_(protocol), step_(step), actions_(actions), outcome_(assess(protocol, step.used)) {}

  void show_card() const {
    const text::Json& words = wording_.disposition(outcome_.disposition);
    say({"\n== ", words.text_of("level"), ": ", heading(outcome_.disposition), " ==\n"});
    for (const text::Json& line : words.list_of("text")) say({with_tel(line.text, check::emergency_tel), "\n"});
    if (!words.text_of("because").empty()) say({words.text_of("because"), "\n"});
  }

  // The actions to take, or those that are only good to know.
  void show_actions(std::string_view heading, bool learn) const {
    bool first = true;
    for (const Index action : outcome_.actions) {
      const text::Json &how = actions_.items[action], &words = wording_.action(action);
      if ((how.text_of("kind") == "learn") != learn) continue;
      const std::string_view tel = check::tel_of(how.text_of("phone"));
      if (first) say({"\n", wording_.ui(heading), "\n"});
      first = false;
      say({"  - ", with_tel(words.text_of("label"), tel), "\n"});
      for (const text::Json& line : words.list_of("text")) say({"    ", with_tel(line.text, tel), "\n"});
    }
  }

  // The findings of the rules that led here; others may have counted too, and led to less. Where doubt alone led here, their
  // signs are told: nobody shall think that they went unheard.
  void show_reasons() const {
    Lines said, lesser, unsure, skipped;
    for (const Index index : outcome_.reasons) {
      const Rule& rule = protocol_.rules[index];
      const bool deciding = given_by(protocol_, rule, outcome_.truths[index]) == outcome_.disposition;
      for (const Finding& finding : explain(protocol_, step_.used, index)) {
        if (finding.truth == Truth::yes) add_once(deciding ? said : lesser, wording_.sign(finding, step_.used));
        if (!deciding) continue;
        if (finding.truth == Truth::unsure) add_once(unsure, wording_.doubt(finding));
        if (finding.truth == Truth::declined) add_once(skipped, wording_.doubt(finding));
      }
    }
    show_list(wording_.ui("because"), said.empty() ? lesser : said);
    show_list(wording_.ui("not-sure"), unsure);
    show_list(wording_.ui("skipped"), skipped);
  }

  // By where they lead, the most urgent first.
  void show_return() const {
    const std::vector<Finding> changes = come_back_if(protocol_, step_.used, outcome_.disposition);
    if (!changes.empty()) say({"\n", wording_.ui("come-back"), "\n"});
    for (Index disposition = 0; disposition < outcome_.disposition; ++disposition) {
      Lines signs;
      for (const Finding& change : changes)
        if (change.disposition == disposition) add_once(signs, wording_.change(change, step_.used));
      show_list(wording_.ui("come-back-if", {{"heading", heading(disposition)}}), signs);
    }
  }

  void show_review(const text::Json& review) const {
    const std::string_view reviewer = review.text_of("reviewer"), due = review.text_of("due");
    say({"\n", wording_.ui("version", {{"protocol", protocol_.id}, {"version", protocol_.version}}), " "});
    if (reviewer.empty()) say({wording_.ui("review-none")});
    else say({wording_.ui("reviewed-by", {{"reviewer", reviewer}, {"date", review.text_of("reviewed")}})});
    if (!due.empty()) say({" ", wording_.ui("review-due", {{"date", due}})});
    say({" ", wording_.ui("not-a-diagnosis"), "\n"});
  }

 private:
  static std::string with_tel(std::string_view words, std::string_view tel) {
    return check::filled(words, {{"tel", tel}});
  }

  [[nodiscard]] std::string heading(Index disposition) const {
    return with_tel(wording_.disposition(disposition).text_of("heading"), check::emergency_tel);
  }

  const Wording& wording_;
  const Protocol& protocol_;
  const Step& step_;
  const text::Json& actions_;
  const Outcome outcome_;
};

}  // namespace

void show_guidance(const Wording& wording, const Protocol& protocol, const Step& step, const text::Json& protocol_json,
                   const text::Json& review) {
  const Guidance guidance(wording, protocol, step, *protocol_json.member("actions"));
  guidance.show_card();
  guidance.show_actions("what-to-do", false);
  guidance.show_reasons();
  guidance.show_return();
  guidance.show_actions("learn-more", true);
  guidance.show_review(review);
}

}  // namespace redflag::cli
