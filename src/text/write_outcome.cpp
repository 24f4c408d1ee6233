#include "text/write_outcome.h"

#include <algorithm>

namespace redflag::text {
namespace {

template <class Items, class Write>
void write_list(Writer& writer, const char* name, const Items& items, Write write) {
  writer.key(name);
  writer.open('[');
  for (const auto& item : items) write(item);
  writer.close(']');
}

// Care comes before booking: what is urgent closes it, what needs a call puts it after the call.
std::string_view booking(const Protocol& protocol, const Outcome& outcome) {
  const Urgency urgency = protocol.dispositions[outcome.disposition].urgency;
  return urgency < Urgency::soon || outcome.booking_closed ? "closed"
         : urgency == Urgency::soon                        ? "after-call"
                                                           : "open";
}

void write_findings(Writer& writer, const char* name, const Protocol& protocol, const std::vector<Finding>& findings) {
  static constexpr std::string_view truths[] = {"no", "unsure", "yes"};
  write_list(writer, name, findings, [&](const Finding& finding) {
    const Question& question = protocol.questions[finding.question];
    writer.open('{');
    writer.member("question", question.id);
    if (finding.option != none && question.kind != QuestionKind::yes_no)
      writer.member("option", question.options[finding.option]);
    if (finding.disposition != none) writer.member("disposition", protocol.dispositions[finding.disposition].id);
    if (finding.disposition == none || finding.truth == Truth::no)
      writer.member("truth", truths[static_cast<std::size_t>(finding.truth)]);
    writer.close('}');
  });
}

void write_problem(Writer& writer, std::string_view file, const Problem& problem) {
  writer.member("code", problem.code);
  writer.member("path", join({file, file.empty() ? "" : ":", problem.pointer}));
  writer.member("message", problem.message);
}

}  // namespace

Outcome write_outcome(Writer& writer, const Protocol& protocol, const Answers& answers) {
  Outcome outcome = assess(protocol, answers);
  const auto rule_id = [&](Index rule) { writer.string(protocol.rules[rule].id); };
  writer.member("disposition", protocol.dispositions[outcome.disposition].id);
  write_list(writer, "rules", outcome.rules, rule_id);
  write_list(writer, "actions", outcome.actions, [&](Index action) { writer.string(protocol.actions[action]); });
  write_list(writer, "unsure", outcome.unsure, rule_id);
  write_list(writer, "reasons", outcome.reasons, [&](Index index) {
    const Rule& rule = protocol.rules[index];
    const bool certain = std::find(outcome.rules.begin(), outcome.rules.end(), index) != outcome.rules.end();
    writer.open('{');
    writer.member("rule", rule.id);
    writer.member("disposition", protocol.dispositions[certain ? rule.disposition : rule.unsure].id);
    write_findings(writer, "findings", protocol, explain(protocol, answers, index));
    writer.close('}');
  });
  return outcome;
}

void write_step(Writer& writer, const Protocol& protocol, const Step& step) {
  writer.open('{');
  if (step.screen != none) {
    writer.member("screen", protocol.questions[step.screen].id);
    writer.key("ahead");
    writer.raw(to_text(step.ahead));
    write_list(writer, "without", step.without,
               [&](Index option) { writer.string(protocol.questions[step.screen].options[option]); });
  } else {
    const Outcome outcome = write_outcome(writer, protocol, step.used);
    writer.member("booking", booking(protocol, outcome));
    write_findings(writer, "comeBackIf", protocol, come_back_if(protocol, step.used, outcome.disposition));
  }
  write_list(writer, "road", step.road, [&](Index question) { writer.string(protocol.questions[question].id); });
  writer.close('}');
}

void write_error(Writer& writer, const Report& report) {
  writer.open('{');
  write_problem(writer, report.file, report.problems.front());
  write_list(writer, "problems", report.problems, [&](const Problem& problem) {
    writer.open('{');
    write_problem(writer, report.file, problem);
    writer.close('}');
  });
  writer.close('}');
}

}  // namespace redflag::text
