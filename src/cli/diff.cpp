// redflag diff: what a new version of a protocol changes for patients.
#include "diff/diff.h"

#include <algorithm>

#include "check/folder.h"
#include "check/review.h"
#include "cli/opened.h"
#include "cli/output.h"
#include "cli/patient.h"
#include "cli/verbs.h"
#include "cli/write_answers.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

using diff::Example;
using diff::Group;
using diff::Kind;
using text::join;

constexpr std::string_view kinds[] = {"less-urgent", "more-urgent", "booking", "actions", "reasons"};  // by Kind

struct Compared {
  const Opened &before, &after;
  const diff::Aligned& aligned;
  const std::vector<Group>& groups;
  const text::Json& review;  // of the new version

  // Why the new version lowers something, as its review says.
  [[nodiscard]] std::string_view reason(const Group& group) const {
    return check::reason_to_lower(review, after.protocol.version, group.of);
  }
  [[nodiscard]] std::size_t unexplained() const {
    return static_cast<std::size_t>(std::count_if(
        groups.begin(), groups.end(), [&](const Group& group) { return group.lowers && reason(group).empty(); }));
  }
};

std::string_view change_of(const Group& group) {
  return !group.before ? "added" : !group.after ? "removed" : "changed";
}

std::string_view booking_of(const Protocol& protocol, const Outcome& outcome) {
  const Urgency urgency = protocol.dispositions[outcome.disposition].urgency;
  return outcome.booking_closed || urgency < Urgency::soon ? "closed"
         : urgency == Urgency::soon                        ? "after-call"
                                                           : "open";
}

void write_ids(text::Writer& writer, const char* key, const std::vector<std::string>& ids) {
  writer.key(key);
  writer.open('[');
  for (const std::string& id : ids) writer.string(id);
  writer.close(']');
}

void write_outcome(text::Writer& writer, const char* key, const Protocol& protocol, const Outcome& outcome) {
  std::vector<std::string> rules, unsure, actions;
  for (const Index rule : outcome.rules) rules.emplace_back(protocol.rules[rule].id);
  for (const Index rule : outcome.unsure) unsure.emplace_back(protocol.rules[rule].id);
  for (const Index action : outcome.actions) actions.emplace_back(protocol.actions[action]);
  writer.key(key);
  writer.open('{');
  writer.member("disposition", protocol.dispositions[outcome.disposition].id);
  writer.member("booking", booking_of(protocol, outcome));
  write_ids(writer, "rules", rules);
  write_ids(writer, "unsure", unsure);
  write_ids(writer, "actions", actions);
  writer.close('}');
}

void write_group(text::Writer& writer, const Compared& compared, const Group& group) {
  const std::string_view reason = compared.reason(group);
  writer.open('{');
  writer.member("of", group.of);
  writer.member("kind", group.disposition ? "disposition" : "rule");
  writer.member("change", change_of(group));
  writer.key("lowers");
  writer.raw(group.lowers ? "true" : "false");
  if (group.lowers && !reason.empty()) writer.member("why", reason);
  writer.key("examples");
  writer.open('[');
  for (const Example& example : group.examples) {
    writer.open('{');
    writer.member("kind", kinds[static_cast<std::size_t>(example.kind)]);
    writer.key("answers");
    write_answers(writer, compared.aligned.after, example.answers);
    write_outcome(writer, "before", compared.aligned.before, example.before);
    write_outcome(writer, "after", compared.aligned.after, example.after);
    writer.close('}');
  }
  writer.close(']');
  writer.close('}');
}

void say_json(const Compared& compared) {
  text::Writer writer;
  writer.open('{');
  writer.member("protocol", compared.after.protocol.id);
  writer.member("old", compared.before.protocol.version);
  writer.member("new", compared.after.protocol.version);
  write_ids(writer, "onlyOld", compared.aligned.only_before);
  write_ids(writer, "onlyNew", compared.aligned.only_after);
  writer.key("unexplained");
  writer.raw(text::to_text(compared.unexplained()));
  writer.key("groups");
  writer.open('[');
  for (const Group& group : compared.groups) write_group(writer, compared, group);
  writer.close(']');
  writer.close('}');
  say({writer.out, "\n"});
}

// The ids that one list has and the other has not.
std::string missing(const Protocol& protocol, const std::vector<Index>& has, const std::vector<Index>& lacks,
                    std::string_view sign) {
  std::string text;
  for (const Index action : has)
    if (std::find(lacks.begin(), lacks.end(), action) == lacks.end())
      text += join({" ", sign, protocol.actions[action]});
  return text;
}

std::string effect_of(const Compared& compared, const Example& example) {
  const diff::Aligned& aligned = compared.aligned;
  const std::string_view was = aligned.before.dispositions[example.before.disposition].id,
                         now = aligned.after.dispositions[example.after.disposition].id;
  switch (example.kind) {
    case Kind::less_urgent: return join({"LOWER: ", was, " became ", now});
    case Kind::more_urgent: return join({"more urgent: ", was, " became ", now});
    case Kind::booking:
      return join({"at ", now, ", booking: ", booking_of(aligned.before, example.before), " became ",
                   booking_of(aligned.after, example.after)});
    case Kind::actions:
      return join({"at ", now,
                   ", actions:", missing(aligned.before, example.before.actions, example.after.actions, "-"),
                   missing(aligned.after, example.after.actions, example.before.actions, "+")});
    case Kind::reasons: break;
  }
  return join({"at ", now, ", only the reasons are others"});
}

void say_example(const Compared& compared, const PatientWords& words, const Example& example) {
  say({"  ", effect_of(compared, example), "\n"});
  const Answers& answers = example.answers;
  for (Index i = 0; i < answers.size(); ++i)
    if (words.telling(i, answers[i])) say({"      ", words.said(i, answers[i]), "\n"});
  text::Writer line;
  write_answers(line, compared.aligned.after, answers);
  say({"      ", line.out, "\n"});
}

void say_ids(std::string_view version, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  say({"only in ", version, ":"});
  for (const std::string& id : ids) say({" ", id});
  say({"\n"});
}

void say_text(const Compared& compared, const text::Json& speech) {
  const std::string_view old_version = compared.before.protocol.version, new_version = compared.after.protocol.version;
  const PatientWords words(speech, compared.aligned.after, compared.aligned.claims);
  say({compared.after.protocol.id, " ", old_version, " to ", new_version, "\n"});
  say_ids(old_version, compared.aligned.only_before);
  say_ids(new_version, compared.aligned.only_after);
  for (const Group& group : compared.groups) {
    const std::string_view reason = compared.reason(group);
    say({"\n", group.disposition ? "disposition " : "rule ", group.of, " ", change_of(group), "\n"});
    for (const Example& example : group.examples) say_example(compared, words, example);
    if (group.examples.empty()) say({"  changes nothing for anybody\n"});
    if (group.lowers && reason.empty()) say({"  review.json does not say why\n"});
    else if (group.lowers) say({"  why: ", reason, "\n"});
  }
  const auto lowered =
      std::count_if(compared.groups.begin(), compared.groups.end(), [](const Group& group) { return group.lowers; });
  say({"\n", text::to_text(compared.groups.size()), " changes, ", text::to_text(static_cast<std::size_t>(lowered)),
       " of them lower something, ", text::to_text(compared.unexplained()), " without a reason in review.json\n"});
}

}  // namespace

int run_diff(const Arguments& arguments) {
  const Opened before(arguments.dir), after(arguments.other);
  if (!before.good || !after.good) return unusable;
  check::File review(check::path_in(arguments.other, "review.json"));
  review.parse();
  const std::vector<std::string> languages = check::languages(arguments.other);
  const bool english = std::find(languages.begin(), languages.end(), "en") != languages.end();
  const std::string language = languages.empty() || english ? "en" : languages.front();
  check::File words(check::path_in(arguments.other, join({"words/", language, ".json"})));
  words.parse();

  const diff::Aligned aligned(before.file.document.root, after.file.document.root);
  const std::vector<Group> groups = diff::compare(aligned);
  const Compared compared{before, after, aligned, groups, review.document.root};
  if (arguments.has("--json")) say_json(compared);
  else say_text(compared, words.document.root);
  return compared.unexplained() == 0 ? holds : wrong;
}

}  // namespace redflag::cli
