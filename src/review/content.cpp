#include "review/content.h"

#include <algorithm>

#include "check/filled.h"
#include "check/words.h"
#include "review/html.h"
#include "text/write.h"

namespace redflag::review {
namespace {

using text::Json;

const Json nothing;
constexpr std::string_view dash = " — ";

const Json* primary(const check::Folder& folder) {
  for (const check::File& file : folder.words)
    if (file.document.root.text_of("lang") == "en") return &file.document.root;
  return &folder.words.front().document.root;
}

}  // namespace

Content::Content(const Subject& shown)
    : subject(shown),
      folder(shown.folder),
      protocol(*shown.folder.json),
      lang(primary(shown.folder)->text_of("lang")),
      words_(primary(shown.folder)) {
  constexpr std::pair<const char*, std::string_view> lists[] = {
      {"dispositions", "disposition"}, {"questions", "question"}, {"terms", "term"}, {"rules", "rule"},
      {"actions", "action"},           {"floors", "floor"}};
  for (const auto& [name, kind] : lists)
    for (const Json& thing : list(name)) targets_.insert(anchor(kind, thing.text_of("id")));
  for (const Json& question : list("questions"))
    for (const Json& option : question.list_of("options"))
      targets_.insert(anchor("option", option_id(question.text_of("id"), option.text_of("id"))));
  for (const Json& source : folder.sources.document.root.list_of("sources")) {
    targets_.insert(anchor("source", source.text_of("id")));
    if (const Json* statements = source.member("statements"))
      for (const Json& item : statements->items) targets_.insert(anchor("source", item.key));
  }
  for (const Json& vignette : folder.vignettes.document.root.list_of("vignettes"))
    targets_.insert(anchor("vignette", vignette.text_of("id")));
  read_decisions();
  for (const Remark& decision : decisions_) targets_.insert(anchor("decision", decision.id));
}

void Content::read_decisions() {
  std::string_view left = folder.decisions.text;
  while (!left.empty()) {
    std::string_view line = left.substr(0, left.find('\n'));
    left.remove_prefix(std::min(line.size() + 1, left.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto read = [&](std::string_view start, std::string_view separator, std::vector<Remark>& remarks) {
      const std::size_t end = line.find(separator);
      if (line.starts_with(start) && end != std::string_view::npos && end > start.size())
        remarks.push_back({line.substr(start.size(), end - start.size()), line.substr(end + separator.size())});
    };
    read("### ", ": ", decisions_);
    read("- open: ", dash, open);
    read("- waived: ", dash, waived);
  }
}

std::vector<std::vector<std::string_view>> Content::screens() const {
  std::vector<std::vector<std::string_view>> screens;
  for (const Json& screen : list("screens")) {
    std::vector<std::string_view>& ids = screens.emplace_back();
    if (screen.kind == Json::Kind::string) ids.push_back(screen.text);
    for (const Json& question : screen.items) ids.push_back(question.text);
  }
  return screens;
}

const Json& Content::item(const char* name, std::string_view id) const {
  const std::vector<Json>& items = list(name);
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Json& item) { return item.text_of("id") == id; });
  return found == items.end() ? nothing : *found;
}

const Json& Content::words(const char* name, std::string_view id) const {
  const Json* entries = words_->member(name);
  const Json* entry = entries == nullptr ? nullptr : entries->member(id);
  return entry == nullptr ? nothing : *entry;
}

const Json& Content::option_words(std::string_view question, std::string_view option) const {
  const Json* options = words("questions", question).member("options");
  const Json* entry = options == nullptr ? nullptr : options->member(option);
  return entry == nullptr ? nothing : *entry;
}

std::string_view Content::ui(const char* key) const {
  const std::string_view words = this->words("ui", key).text;
  return words.empty() ? std::string_view(key) : words;
}

std::string Content::spoken(std::string_view words) const {
  if (lang == "en" || lang.empty()) return escape(words);
  return text::join({"<span lang=\"", escape(lang), "\" dir=\"auto\">", escape(words), "</span>"});
}

std::string Content::heading(std::string_view disposition) const {
  const Json& named = words("dispositions", disposition);
  if (named.text_of("heading").empty()) return {};
  return check::filled(text::join({named.text_of("level"), ": ", named.text_of("heading")}),
                       {{"tel", check::emergency_tel}});
}

std::string Content::disposition(std::string_view id) const {
  const std::string title = heading(id);
  return title.empty() ? link("disposition", id) : link("disposition", id, spoken(title));
}

std::string_view Content::asked(std::string_view question) const {
  const std::string_view ask = words("questions", question).text_of("ask");
  return ask.empty() ? question : ask;
}

std::string Content::action_label(std::string_view id) const {
  const std::string_view label = words("actions", id).text_of("label");
  return label.empty() ? escape(id) : action_line(id, label);
}

std::string Content::action_line(std::string_view id, std::string_view line) const {
  const std::string_view tel = check::tel_of(item("actions", id).text_of("phone"));
  return spoken(tel.empty() ? std::string(line) : check::filled(line, {{"tel", tel}}));
}

std::string Content::link(std::string_view kind, std::string_view id, std::string_view markup) const {
  const std::string target = anchor(kind, id);
  if (!targets_.contains(target)) return std::string(markup);
  return text::join({"<a href=\"#", target, "\">", markup, "</a>"});
}

std::string Content::link(std::string_view kind, std::string_view id) const { return link(kind, id, escape(id)); }

std::string Content::links(std::string_view kind, const std::vector<Json>& ids) const {
  std::string all;
  for (const Json& id : ids) all += text::join({all.empty() ? "" : ", ", link(kind, id.text)});
  return all;
}

std::string_view Content::decision_title(std::string_view id) const {
  for (const Remark& decision : decisions_)
    if (decision.id == id) return decision.text;
  return {};
}

std::string_view Content::statement(std::string_view id) const {
  for (const Json& source : folder.sources.document.root.list_of("sources")) {
    if (source.text_of("id") == id) return source.text_of("title");
    const Json* statements = source.member("statements");
    const Json* statement = statements == nullptr ? nullptr : statements->member(id);
    if (statement != nullptr) return statement->text;
  }
  return {};
}

std::string option_id(std::string_view question, std::string_view option) {
  return text::join({question, "--", option});
}

}  // namespace redflag::review
