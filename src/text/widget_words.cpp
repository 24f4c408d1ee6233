#include "text/widget_words.h"

#include <algorithm>

#include "text/nearest.h"
#include "text/write.h"

namespace redflag::text {
namespace {

// With the placeholders of each. The same as rules/words.schema.json says to editors; tests hold the two together.
constexpr std::string_view shown =
    "language title promise for-label for-me for-other about-heading start-text start-privacy start-limits "
    "emergency-line{tel} progress{step}{about} back continue restart restart-asks yes no unsure "
    "not-sure-short declined skip none some-unsure none-asks{count} remove keep cleared alarm-row "
    "why-we-ask error-heading error-prefix error-choose error-checklist error-rows error-number "
    "error-range{min}{max} error-whole new-questions because because-more{count} not-sure "
    "skipped what-to-do come-back come-back-more{count} come-back-all no-longer{sign} "
    "learn-more call-tel{tel} cannot-call cannot-call-text{tel} continue-to-booking called-continue held "
    "held-why held-call closed closed-why failed failed-signs your-answers change change-for{ask} tools print save "
    "copy copied not-copied share same-day show send{clinic} done-on{date} sources "
    "source{title}{publisher}{year} not-a-diagnosis version{protocol}{version} review-none "
    "paper-name paper-clinic reviewed-by{reviewer}{date} review-due{date} review-overdue{date}";
// Not on pages, whose files leave these out: see slimRules in web/build.mjs.
constexpr std::string_view elsewhere = "loading check-all book come-back-if{heading}";

std::vector<std::string_view> placeholders(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1))
    found.push_back(text.substr(open, text.find('}', open) + 1 - open));
  return found;
}

bool among(const std::vector<std::string_view>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void check_placeholders(const Place& words, std::string_view wanted) {
  const std::vector<std::string_view> known = placeholders(wanted), found = placeholders(words.json->text);
  for (const std::string_view name : found)
    if (!among(known, name))
      words.problem("unknown-placeholder", {name, " would stay as it is: correct or remove it", nearest(name, known)});
  for (const std::string_view name : known)
    if (!among(found, name)) words.problem("missing-placeholder", {"add ", name, ", which is filled in here"});
}

}  // namespace

void check_widget_words(const Place& ui, bool everywhere) {
  if (ui.json->kind != Json::Kind::object)
    return ui.problem("wrong-type", {"write an object here: the words of the widget, by key"});
  std::vector<std::string_view> keys;
  const auto check_all = [&](std::string_view entries, bool needed) {
    while (!entries.empty()) {
      const std::string_view entry = entries.substr(0, entries.find(' '));
      entries.remove_prefix(std::min(entry.size() + 1, entries.size()));
      keys.push_back(entry.substr(0, entry.find('{')));
      const Json* words = ui.json->member(keys.back());
      if (words == nullptr && needed) ui.problem("missing-word", {"add the words for \"", keys.back(), "\""});
      if (words != nullptr && words->kind == Json::Kind::string && !words->text.empty())
        check_placeholders(ui.member(keys.back()), entry);
    }
  };
  check_all(shown, true);
  check_all(elsewhere, everywhere);
  for (std::size_t i = 0; i < ui.json->items.size(); ++i) {
    const Place words = ui.item(i);
    if (words.json->kind != Json::Kind::string) words.problem("wrong-type", {"write a string here"});
    else if (words.json->text.empty()) words.problem("missing-word", {"these words are empty: write them"});
    if (!among(keys, words.json->key))
      words.problem("unknown-word",
                    {"nothing shows \"", words.json->key, "\": correct or remove it", nearest(words.json->key, keys)});
  }
}

}  // namespace redflag::text
