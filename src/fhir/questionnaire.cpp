#include <string>

#include "check/signed.h"
#include "fhir/form.h"

namespace redflag::fhir {
namespace {

using text::join;

constexpr std::size_t longest_id = 64;  // of a resource in FHIR

// A name that computers can use: "back-pain" is BackPain.
std::string computer_name(std::string_view id) {
  std::string name;
  bool capital = true;
  for (const char c : id) {
    const bool letter = c >= 'a' && c <= 'z';
    if (c != '-') name += capital && letter ? static_cast<char>(c - 'a' + 'A') : c;
    capital = c == '-';
  }
  return name;
}

// Whom the protocol is for, as its author says it.
std::string description(const text::Json& protocol) {
  const text::Json* use = protocol.member("intendedUse");
  if (use == nullptr) return {};
  std::string text = join({use->text_of("complaint"), "\n\n", use->text_of("setting")});
  const std::vector<text::Json>& excluded = use->list_of("notFor");
  if (!excluded.empty()) text += "\n\nNot for:\n";
  for (const text::Json& line : excluded) text += join({"\n- ", line.text});
  return text;
}

void write_review(text::Writer& writer, const text::Json& review, bool reviewed) {
  writer.member("status", reviewed ? "active" : "draft");
  write_text(writer, "publisher", review.text_of("author"));
  if (!reviewed) return;
  const std::string_view day = review.text_of("reviewed"), due = review.text_of("due");
  writer.member("approvalDate", day);
  writer.member("lastReviewDate", day);
  writer.key("effectivePeriod");
  writer.open('{');
  writer.member("start", day);
  write_text(writer, "end", due);
  writer.close('}');
}

void write_screens(text::Writer& writer, const Form& form) {
  const Protocol& protocol = form.protocol;
  writer.key("item");
  writer.open('[');
  for (std::size_t place = 0; place < protocol.screens.size();) {
    const Index screen = protocol.screen_of[place];
    writer.open('{');
    writer.member("linkId", link_of_screen(screen));
    writer.member("type", "group");
    writer.key("item");
    writer.open('[');
    for (; place < protocol.screens.size() && protocol.screen_of[place] == screen; ++place)
      write_question(writer, form, protocol.screens[place]);
    writer.close(']');
    writer.close('}');
  }
  writer.close(']');
}

}  // namespace

bool is_reviewed(const check::Folder& folder) {
  const text::Json& review = folder.review.document.root;
  const text::Json* over = review.member("signed");
  return review.text_of("status") == "reviewed" && !review.text_of("reviewer").empty() &&
         !review.text_of("reviewed").empty() && over != nullptr && over->text_of("version") == folder.values.version &&
         over->text_of("sha256") == check::digest_of(check::signed_files(folder));
}

void write_questionnaire(text::Writer& writer, const Form& form) {
  const Protocol& protocol = form.protocol;
  writer.open('{');
  writer.member("resourceType", "Questionnaire");
  if (protocol.id.size() <= longest_id) writer.member("id", protocol.id);
  writer.member("language", form.words.language());
  writer.member("url", form.names.questionnaire());
  writer.member("version", protocol.version);
  writer.member("name", computer_name(protocol.id));
  form.words.write(writer, "title", {"ui", "title"});
  write_review(writer, form.folder.review.document.root, is_reviewed(form.folder));
  writer.key("subjectType");
  writer.raw(R"(["Patient"])");
  write_text(writer, "description", description(form.folder.protocol.document.root));
  write_screens(writer, form);
  writer.close('}');
}

}  // namespace redflag::fhir
