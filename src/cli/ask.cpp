// redflag ask: the interview in the terminal, in the visitors' words.
#include <algorithm>
#include <iostream>

#include "check/folder.h"
#include "check/number.h"
#include "check/words.h"
#include "cli/guidance.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "cli/typed.h"
#include "cli/verbs.h"
#include "text/read_protocol.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

class Conversation {
 public:
  Conversation(const Wording& wording, const Protocol& protocol, const text::Json& json)
      : wording_(wording),
        questions_(json.list_of("questions")),
        protocol_(protocol),
        answers_(protocol.questions.size()),
        before_(answers_) {}

  void start() const {
    say({wording_.ui("title"), "\n", wording_.ui("start-text"), "\n", wording_.ui("start-limits"), "\n",
         emergency_line()});
  }

  // The end of the interview. False when nobody answers any more.
  bool go_on(Step& end) {
    for (;;) {
      end = next();
      if (end.screen == none) return true;
      show(end);
      if (!answer(end)) return false;
    }
  }

  void give_up() const { say({"\n\n", wording_.ui("held"), "\n", emergency_line()}); }

 private:
  [[nodiscard]] std::string emergency_line() const {
    return wording_.ui("emergency-line", {{"tel", check::emergency_tel}}) + "\n";
  }

  // The next screen. Back took an answer away to show it again, whole; but where something is offered that it says
  // nothing of, it stands, and only that is asked.
  [[nodiscard]] Step next() {
    Step whole = step(protocol_, answers_);
    if (whole.screen == none || before_[whole.screen].kind == Answer::Kind::absent) return whole;
    Answers kept = answers_;
    kept[whole.screen] = before_[whole.screen];
    Step rest = step(protocol_, kept);
    if (rest.screen != whole.screen) return whole;
    answers_ = std::move(kept);
    return rest;
  }

  // Screens of the whole check that are behind: its questions come one by one here, and count as one step.
  [[nodiscard]] Index behind(const Step& step) const {
    Index screens = 0, last = none;
    for (Index place = 0; place < protocol_.screens.size() && protocol_.screens[place] != step.screen; ++place) {
      const bool passed = std::find(step.road.begin(), step.road.end(), protocol_.screens[place]) != step.road.end();
      if (passed && protocol_.screen_of[place] != last) ++screens;
      if (passed) last = protocol_.screen_of[place];
    }
    const auto place = std::find(protocol_.screens.begin(), protocol_.screens.end(), step.screen);
    return screens - (last == protocol_.screen_of[static_cast<std::size_t>(place - protocol_.screens.begin())]);
  }

  void offer(std::string_view key, std::string_view words) const { say({"  ", key, "  ", words, "\n"}); }

  void show(const Step& step) const {
    const Question& question = protocol_.questions[step.screen];
    const text::Json& words = wording_.question(step.screen);
    const Options options = step.asked.front().options;
    const Index done = behind(step);
    const std::string number = text::to_text(done + 1), about = text::to_text(done + step.ahead);
    say({"\n", wording_.ui("progress", {{"step", number}, {"about", about}}), "\n", words.text_of("ask"), "\n"});
    if (!words.text_of("hint").empty()) say({words.text_of("hint"), "\n"});
    if (question.kind == QuestionKind::checklist) say({wording_.ui("check-all"), "\n"});
    say({"\n"});
    if (question.kind == QuestionKind::yes_no) {
      offer("1", wording_.ui("yes"));
      offer("2", wording_.ui("no"));
    } else {
      for (Index option = 0; option < question.options.size(); ++option)
        if ((options >> option & 1U) != 0) offer(text::to_text(option + 1), wording_.label(step.screen, option));
    }
    if (question.kind == QuestionKind::checklist) offer("0", wording_.ui("none"));
    offer("u", wording_.ui("unsure"));
    if (may_decline(step) != 0) offer("d", wording_.ui("declined"));
    if (!step.road.empty()) offer("b", wording_.ui("back"));
    if (!words.text_of("why").empty()) offer("?", wording_.ui("why-we-ask"));
  }

  // Asks until there is an answer, or a step back. False at the end of the input.
  bool answer(const Step& step) {
    const Question& question = protocol_.questions[step.screen];
    const text::Json& words = wording_.question(step.screen);
    const Answer before = answered_before(step);
    const bool known = before.kind != Answer::Kind::absent;
    for (;;) {
      if (known) say({"[", typed_for(question, before), "]"});
      if (question.kind == QuestionKind::number) say({known ? " " : "", words.text_of("unit")});
      say({"> "});
      std::string line;
      if (!flush() || !std::getline(std::cin, line)) return false;
      if (line.find_first_not_of(" \t\r") == std::string::npos && known) line = typed_for(question, before);
      const Typed typed = read_typed(question, may_decline(step), line);
      if (typed.what == Typed::What::why && !words.text_of("why").empty()) {
        say({words.text_of("why"), "\n"});
      } else if (typed.what == Typed::What::back && !step.road.empty()) {
        answers_[step.road.back()] = {};
        return true;
      } else if (typed.what == Typed::What::answer && all_offered(step, typed.answer)) {
        answers_[step.screen] = before_[step.screen] = merged(step, typed.answer);
        return true;
      } else {
        const std::string min = check::js_number(question.min), max = check::js_number(question.max);
        const std::string_view error = typed.error.empty() ? "error-choose" : typed.error;
        say({wording_.ui("error-prefix"), " ", wording_.ui(error, {{"min", min}, {"max", max}}), "\n"});
      }
    }
  }

  // The earlier answer to all that is shown, and to nothing beyond it; absent when some of it was never answered.
  [[nodiscard]] Answer answered_before(const Step& step) const {
    const Question& question = protocol_.questions[step.screen];
    const Options shown = step.asked.front().options;
    Answer before = before_[step.screen];
    if (question.kind == QuestionKind::choice && (before.ticked & ~shown) != 0) return {};
    if (question.kind != QuestionKind::checklist) return before;
    if ((before.missing & shown) != 0) return {};
    for (Options* part : {&before.ticked, &before.unsure, &before.declined}) *part &= shown;
    before.missing = all_options(question) & ~shown;
    return before;
  }

  [[nodiscard]] bool all_offered(const Step& step, const Answer& answer) const {
    return protocol_.questions[step.screen].kind == QuestionKind::number ||
           protocol_.questions[step.screen].kind == QuestionKind::yes_no ||
           ((answer.ticked | typed_doubts(step, answer)) & ~step.asked.front().options) == 0;
  }

  // "u" and "d" alone speak of what was shown, whatever it was.
  [[nodiscard]] Options typed_doubts(const Step& step, const Answer& answer) const {
    const Options all = all_options(protocol_.questions[step.screen]);
    const bool rest = (answer.unsure | answer.ticked | answer.declined) == all;
    return rest ? 0 : answer.unsure | answer.declined;
  }

  // An answer speaks only of what was shown: what was answered before it stays, the rest is missing.
  [[nodiscard]] Answer merged(const Step& step, Answer answer) const {
    const Question& question = protocol_.questions[step.screen];
    if (question.kind != QuestionKind::checklist) return answer;
    const Options shown = step.asked.front().options;
    Answer before = step.used[step.screen];
    if (before.kind == Answer::Kind::absent) before.missing = all_options(question);
    const auto part = [&](Options now, Options then) { return (now & shown) | (then & ~shown); };
    return {Answer::Kind::given,
            part(answer.ticked, before.ticked),
            part(answer.unsure, before.unsure),
            part(answer.declined, before.declined),
            part(answer.missing, before.missing),
            0};
  }

  // The options shown that need no answer, if any; of a question that is no list, all or none.
  [[nodiscard]] Options may_decline(const Step& step) const {
    const text::Json& json = questions_[step.screen];
    if (json.flag_of("sensitive")) return ~Options{0};
    const std::vector<text::Json>& options = json.list_of("options");
    Options sensitive = 0;
    for (std::size_t option = 0; option < options.size() && option < max_options; ++option)
      if (options[option].flag_of("sensitive")) sensitive |= Options{1} << option;
    return sensitive & step.asked.front().options;
  }

  const Wording& wording_;
  const std::vector<text::Json>& questions_;
  const Protocol& protocol_;
  Answers answers_;  // on the way to where we are
  Answers before_;   // everything that was ever answered: going back loses none of it
};

// The file for a BCP 47 tag: that language, or what is left of the tag without its last parts; nothing when there is none.
std::string language(std::string_view dir, std::string tag) {
  const auto lower = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
  };
  for (; !tag.empty(); tag.resize(tag.find('-') == std::string::npos ? 0 : tag.rfind('-')))
    for (const std::string& name : check::languages(dir))
      if (lower(name) == lower(tag)) return name;
  return {};
}

}  // namespace

int run_ask(const Arguments& arguments) {
  const Opened opened(arguments.dir);
  if (!opened.good) return unusable;
  const std::string lang(arguments.value("--lang").value_or("en")), found = language(arguments.dir, lang);
  if (found.empty()) {
    std::string names;
    for (const std::string& name : check::languages(arguments.dir)) names += text::join({" ", name});
    complain({"redflag: ", check::path_in(arguments.dir, "words"), " has no language ", lang, "; it has",
              names.empty() ? " none" : names});
    return unusable;
  }
  check::File words(check::path_in(arguments.dir, text::join({"words/", found, ".json"})));
  check::File review(check::path_in(arguments.dir, "review.json"));
  if (words.parse()) text::check_words(opened.file.document, words.document, words.report);
  review.parse();
  if (!clean(words) || !clean(review)) return unusable;
  const Wording wording(words.document.root, opened.protocol);
  Conversation conversation(wording, opened.protocol, opened.file.document.root);
  conversation.start();
  Step end;
  if (conversation.go_on(end)) {
    show_guidance(wording, opened.protocol, end, opened.file.document.root, review.document.root);
    return holds;
  }
  conversation.give_up();
  complain({"redflag: the input ended before the interview did"});
  return wrong;
}

}  // namespace redflag::cli
