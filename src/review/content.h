// The protocol that the page shows: words and links for everything that has an id. Protocols with mistakes are shown too; a
// thing without words is shown by its id.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/folder.h"
#include "review/page.h"

namespace redflag::review {

// A line "- open: ID — text" or "- waived: ID — text" of decisions.md.
struct Remark {
  std::string_view id, text;
};

class Content {
 public:
  explicit Content(const Subject& shown);

  [[nodiscard]] const std::vector<text::Json>& list(const char* name) const { return protocol.list_of(name); }
  // The questions of each screen, by id.
  [[nodiscard]] std::vector<std::vector<std::string_view>> screens() const;
  // The item of a list of the protocol; null when it is not there.
  [[nodiscard]] const text::Json& item(const char* name, std::string_view id) const;
  // The words of the first language for it; null when there are none.
  [[nodiscard]] const text::Json& words(const char* name, std::string_view id) const;
  [[nodiscard]] const text::Json& option_words(std::string_view question, std::string_view option) const;
  [[nodiscard]] std::string_view ui(const char* key) const;

  // A visitor's words as markup, in their language.
  [[nodiscard]] std::string spoken(std::string_view words) const;
  // "Emergency: Go to an emergency room now", as a link.
  // "Emergency: Call 911 now", as text; "" without words.
  [[nodiscard]] std::string heading(std::string_view disposition) const;
  [[nodiscard]] std::string disposition(std::string_view id) const;
  // The text of a question, or its id where this language has no words for it; not escaped.
  [[nodiscard]] std::string_view asked(std::string_view question) const;
  // The label of an action as the visitor sees it.
  [[nodiscard]] std::string action_label(std::string_view id) const;
  [[nodiscard]] std::string action_line(std::string_view id, std::string_view line) const;

  // A link to the thing of that kind, or plain markup when the page has no such thing.
  [[nodiscard]] std::string link(std::string_view kind, std::string_view id, std::string_view markup) const;
  [[nodiscard]] std::string link(std::string_view kind, std::string_view id) const;
  // Links to all that the list of ids names, with commas between.
  [[nodiscard]] std::string links(std::string_view kind, const std::vector<text::Json>& ids) const;
  // The title of a decision, or nothing.
  [[nodiscard]] std::string_view decision_title(std::string_view id) const;
  // The text of a source's statement, or nothing.
  [[nodiscard]] std::string_view statement(std::string_view id) const;

  const Subject& subject;
  const check::Folder& folder;
  const text::Json& protocol;
  std::string_view lang;  // of the first language: English where there is one
  std::vector<Remark> open, waived;

 private:
  void read_decisions();

  const text::Json* words_;
  std::vector<Remark> decisions_;
  std::set<std::string, std::less<>> targets_;
};

// The anchor of an option: ids of options are only the question's own.
std::string option_id(std::string_view question, std::string_view option);

}  // namespace redflag::review
