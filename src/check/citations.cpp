#include "check/citations.h"

#include <algorithm>

#include "check/decisions.h"
#include "check/labels.h"
#include "check/sources.h"
#include "check/walk.h"
#include "text/write.h"

namespace redflag::check {
namespace {

using namespace text;

bool among(const std::vector<Noted>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(), [&](const Noted& noted) { return noted.id == id; });
}

class Citations {
 public:
  Citations(Folder& folder, const Decisions& decisions, std::string_view today)
      : folder_(folder), sources_(read_sources(folder.sources, today)), decisions_(decisions) {}

  void check_protocol() {
    const Place root = folder_.protocol.root();
    for (const char* list : {"dispositions", "questions", "rules", "actions", "floors"}) {
      each(root, list, [&](const Place& item) {
        check_item(item);
        each(item, "options", [&](const Place& option) { check_item(option); });
      });
    }
    each(root, "exceptions", [&](const Place& item) { check_decisions(item); });
  }

  void check_vignettes() {
    each(folder_.vignettes.root(), "vignettes", [&](const Place& vignette) { check_sources(vignette); });
  }

  void check_statements() {
    for (const Statement& statement : sources_.statements) {
      if (!cited(statement.id) && decisions_.waiver(statement.id) == nullptr && folder_.json != nullptr)
        tell(folder_.sources.report, statement.pointer, "uncited-statement",
             {"nothing in protocol.json cites this: cite it, or write in decisions.md: - waived: ", statement.id,
              " — reason"});
    }
    for (const Noted& waiver : decisions_.waived) {
      if (waiver.id == findings_share) continue;
      if (folder_.sources.document.whole && !sources_.holds(waiver.id))
        problem_at(folder_.decisions, waiver.line, "unknown-source",
                   {"sources.json has no statement ", waiver.id, ": correct the id"});
      if (cited(waiver.id))
        problem_at(folder_.decisions, waiver.line, "needless-waiver", {waiver.id, " is cited: remove the waiver"});
    }
  }

 private:
  void check_item(const Place& item) {
    if (item.json->list_of("sources").empty() && item.json->list_of("decisions").empty())
      item.problem("uncited", {"this stands on nothing: name its \"sources\""});
    each(item, "sources", [&](const Place& id) { cited_.push_back(id.json->text); });
    check_sources(item);
    check_decisions(item);
  }

  void check_decisions(const Place& item) {
    each(item, "decisions", [&](const Place& id) {
      if (folder_.decisions.readable && !among(decisions_.made, id.json->text))
        id.problem("unknown-decision",
                   {"decisions.md has no heading ### ", id.json->text, ": correct the id or add it"});
    });
  }

  void check_sources(const Place& item) {
    each(item, "sources", [&](const Place& id) {
      if (folder_.sources.document.whole && !sources_.holds(id.json->text))
        id.problem("unknown-source",
                   {"sources.json has no statement ", in_quotes(id.json->text), ": correct the id or add it"});
    });
  }

  [[nodiscard]] bool cited(std::string_view id) const {
    return std::find(cited_.begin(), cited_.end(), id) != cited_.end();
  }

  Folder& folder_;
  Sources sources_;
  const Decisions& decisions_;
  std::vector<std::string_view> cited_;
};

}  // namespace

void check_citations(Folder& folder, const Decisions& decisions, std::string_view today) {
  Citations citations(folder, decisions, today);
  citations.check_protocol();
  citations.check_vignettes();
  citations.check_statements();
}

}  // namespace redflag::check
