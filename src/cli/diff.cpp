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
#include "diff/floors.h"
#include "diff/promises.h"
#include "text/write.h"
#include "text/write_outcome.h"

namespace redflag::cli {
namespace {

using diff::Example;
using diff::Group;
using diff::Holder;
using diff::Kind;
using text::join;

constexpr std::string_view holders[] = {"rule", "disposition", "floor"};                               // by Holder
constexpr std::string_view kinds[] = {"less-urgent", "more-urgent", "booking", "actions", "reasons"};  // by Kind

struct Compared {
  const Opened &before, &after;
  const diff::Aligned& aligned;
  const std::vector<Group>& groups;
  const text::Json& review;  // of the new version
  const diff::Floors& floors;
  const std::vector<diff::Promise>& promises;

  // Why the new version lowers something, as its review says.
  [[nodiscard]] std::string_view reason(const Group& group) const {
    return check::reason_to_lower(review, after.protocol.version, group.of);
  }
  template <class Is>
  [[nodiscard]] std::size_t count(const Is& is) const {
    return static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(), is) +
                                    std::count_if(floors.groups.begin(), floors.groups.end(), is));
  }
  [[nodiscard]] std::size_t unexplained() const {
    return count([&](const Group& group) { return group.lowers && reason(group).empty(); });
  }
  [[nodiscard]] const diff::Aligned& aligned_for(const Group& group) const {
    return group.holder == Holder::floor ? *floors.aligned : aligned;
  }
};

std::string_view change_of(const Group& group) {
  return !group.before ? "added" : !group.after ? "removed" : "changed";
}

std::string_view booking_of(const Protocol& protocol, const Outcome& outcome) {
  return text::name_of(booking(protocol, outcome.disposition, outcome.booking_closed));
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
  writer.member("kind", holders[static_cast<std::size_t>(group.holder)]);
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
    write_outcome(writer, "before", compared.aligned_for(group).before, example.before);
    write_outcome(writer, "after", compared.aligned_for(group).after, example.after);
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
  for (const Group& group : compared.floors.groups) write_group(writer, compared, group);
  writer.close(']');
  writer.key("promises");
  writer.open('[');
  for (const diff::Promise& promise : compared.promises) {
    writer.open('{');
    writer.member("of", promise.of);
    writer.member("what", promise.what);
    writer.member("before", promise.before);
    writer.member("after", promise.after);
    writer.close('}');
  }
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

std::string effect_of(const Compared& compared, const Group& group, const Example& example) {
  const diff::Aligned& aligned = compared.aligned_for(group);
  const std::string_view was = aligned.before.dispositions[example.before.disposition].id,
                         now = aligned.after.dispositions[example.after.disposition].id;
  const std::string_view demand = group.holder == Holder::floor ? "at least " : "";
  switch (example.kind) {
    case Kind::less_urgent: return join({"LOWER: ", demand, was, " became ", demand, now});
    case Kind::more_urgent: return join({"more urgent: ", demand, was, " became ", demand, now});
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

void say_example(const Compared& compared, const PatientWords& words, const Group& group, const Example& example) {
  say({"  ", effect_of(compared, group, example), "\n"});
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

void say_group(const Compared& compared, const PatientWords& words, const Group& group) {
  const std::string_view reason = compared.reason(group);
  say({"\n", holders[static_cast<std::size_t>(group.holder)], " ", group.of, " ", change_of(group), "\n"});
  for (const Example& example : group.examples) say_example(compared, words, group, example);
  if (group.examples.empty())
    say({group.holder == Holder::floor ? "  demands the same for everybody\n" : "  changes nothing for anybody\n"});
  if (group.lowers && reason.empty()) say({"  review.json does not say why\n"});
  else if (group.lowers) say({"  why: ", reason, "\n"});
}

void say_text(const Compared& compared, const text::Json& speech) {
  const std::string_view old_version = compared.before.protocol.version, new_version = compared.after.protocol.version;
  const PatientWords words(speech, compared.aligned.after, compared.aligned.claims);
  const std::size_t changes = compared.count([](const Group&) { return true; });
  say({compared.after.protocol.id, " ", old_version, " to ", new_version, "\n"});
  if (old_version == new_version && compared.before.file.text != compared.after.file.text)
    say({"both say version ", new_version, ", and differ: raise it in protocol.json\n"});
  // Two that have one version are told apart by their order.
  const bool same = old_version == new_version;
  say_ids(same ? "OLD" : old_version, compared.aligned.only_before);
  say_ids(same ? "NEW" : new_version, compared.aligned.only_after);
  for (const Group& group : compared.groups) say_group(compared, words, group);
  for (const Group& group : compared.floors.groups) say_group(compared, words, group);
  if (!compared.promises.empty()) say({"\nchanged besides:\n"});
  for (const diff::Promise& promise : compared.promises)
    say({"  ", promise.of, ", ", promise.what, ": ", promise.before.empty() ? "nothing" : promise.before, " became ",
         promise.after.empty() ? "nothing" : promise.after, "\n"});
  const std::size_t lowered = compared.count([](const Group& group) { return group.lowers; });
  say({"\n", text::to_text(changes), " changes, ", text::to_text(lowered), " of them lower something, ",
       text::to_text(compared.unexplained()), " without a reason in review.json; ",
       text::to_text(compared.promises.size()), " besides\n"});
}

// Of the protocol, and of every language that either version has.
std::vector<diff::Promise> promises_of(const Arguments& arguments, const Opened& before, const Opened& after) {
  std::vector<diff::Promise> promises = diff::changed_promises(before.file.document.root, after.file.document.root);
  std::vector<std::string> languages = check::languages(arguments.other);
  for (const std::string& language : check::languages(arguments.dir))
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) languages.push_back(language);
  for (const std::string& language : languages) {
    const std::string name = join({"words/", language, ".json"});
    check::File was(check::path_in(arguments.dir, name)), now(check::path_in(arguments.other, name));
    was.parse();
    now.parse();
    for (diff::Promise& promise : diff::changed_words(language, was.document.root, now.document.root))
      promises.push_back(std::move(promise));
  }
  return promises;
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
  const diff::Floors floors(before.file.document.root, after.file.document.root);
  const std::vector<diff::Promise> promises = promises_of(arguments, before, after);
  const Compared compared{before, after, aligned, groups, review.document.root, floors, promises};
  if (arguments.has("--json")) say_json(compared);
  else say_text(compared, words.document.root);
  return compared.unexplained() == 0 ? holds : wrong;
}

}  // namespace redflag::cli
