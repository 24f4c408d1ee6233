#include "text/write_outcome.h"

namespace redflag::text {
namespace {

template <class Items, class Write>
void write_list(Writer& writer, const char* name, const Items& items, Write write) {
  writer.key(name);
  writer.open('[');
  for (const auto& item : items) write(item);
  writer.close(']');
}

std::string_view name_of(Urgency urgency) {
  static constexpr std::string_view names[] = {"emergency", "urgent", "soon", "routine"};
  return names[static_cast<std::size_t>(urgency)];
}

void write_options(Writer& writer, const char* name, const Question& question, Options options) {
  if (question.options.empty() || question.kind == QuestionKind::yes_no) return;
  writer.key(name);
  writer.open('[');
  for (Index option = 0; option < question.options.size() && option < max_options; ++option)
    if ((options >> option & 1U) != 0) writer.id(question.options[option]);
  writer.close(']');
}

void write_findings(Writer& writer, const char* name, const Protocol& protocol, const std::vector<Finding>& findings) {
  write_list(writer, name, findings, [&](const Finding& finding) {
    const Question& question = protocol.questions[finding.question];
    writer.open('{');
    writer.id_member("question", question.id);
    if (finding.option != none && question.kind != QuestionKind::yes_no)
      writer.id_member("option", question.options[finding.option]);
    if (finding.disposition != none) writer.id_member("disposition", protocol.dispositions[finding.disposition].id);
    if (finding.disposition == none || finding.truth == Truth::no)
      writer.id_member("truth", text::name_of(finding.truth));
    writer.close('}');
  });
}

void write_problem(Writer& writer, std::string_view file, const Problem& problem) {
  writer.member("code", problem.code);
  writer.member("path", join({file, file.empty() ? "" : ":", problem.pointer}));
  writer.member("message", problem.message);
}

}  // namespace

std::string_view name_of(Booking booking) {
  static constexpr std::string_view names[] = {"closed", "after-call", "open"};
  return names[static_cast<std::size_t>(booking)];
}

std::string_view name_of(Truth truth) {
  static constexpr std::string_view names[] = {"no", "declined", "unsure", "yes"};
  return names[static_cast<std::size_t>(truth)];
}

void write_rows(Writer& writer, const Question& question, const Answer& answer) {
  writer.open('{');
  for (Index option = 0; option < question.options.size() && option < max_options; ++option) {
    const auto in = [&](Options set) { return (set >> option & 1U) != 0; };
    if (in(answer.missing)) continue;
    writer.key(std::string(question.options[option]).c_str());
    writer.string(in(answer.ticked) ? "yes" : in(answer.unsure) ? "unsure" : in(answer.declined) ? "declined" : "no");
  }
  writer.close('}');
}

Outcome write_outcome(Writer& writer, const Evaluation& evaluation, unsigned lane) {
  const Protocol& protocol = evaluation.protocol;
  Outcome outcome = assess(evaluation, lane);
  const auto rule_id = [&](Index rule) { writer.id(protocol.rules[rule].id); };
  const Disposition& disposition = protocol.dispositions[outcome.disposition];
  writer.id_member("disposition", disposition.id);
  writer.id_member("urgency", name_of(disposition.urgency));
  writer.id_member("booking", name_of(booking(protocol, outcome.disposition, outcome.booking_closed)));
  write_list(writer, "rules", outcome.rules, rule_id);
  write_list(writer, "actions", outcome.actions, [&](Index action) { writer.id(protocol.actions[action]); });
  write_list(writer, "unsure", outcome.unsure, rule_id);
  write_list(writer, "reasons", outcome.reasons, [&](Index index) {
    const Rule& rule = protocol.rules[index];
    writer.open('{');
    writer.id_member("rule", rule.id);
    writer.id_member("disposition", protocol.dispositions[given_by(protocol, rule, outcome.truths[index])].id);
    write_findings(writer, "findings", protocol, explain(evaluation, index, lane));
    writer.close('}');
  });
  return outcome;
}

std::string written_outcome(const Protocol& protocol, const Answers& answers) {
  Writer writer;
  writer.open('{');
  write_outcome(writer, Evaluation(protocol, answers));
  writer.close('}');
  return writer.out;
}

void write_step(Writer& writer, const Protocol& protocol, const Step& step) {
  writer.open('{');
  if (step.screen != none) {
    writer.id_member("screen", protocol.questions[step.screen].id);
    writer.key("ahead");
    writer.raw(to_text(step.ahead));
    write_list(writer, "asked", step.asked, [&](const Asked& asked) {
      const Question& question = protocol.questions[asked.question];
      writer.open('{');
      writer.id_member("question", question.id);
      write_options(writer, "options", question, asked.options);
      write_options(writer, "instant", question, instant(protocol, step, asked));
      writer.close('}');
    });
  } else {
    const Outcome outcome = write_outcome(writer, Evaluation(protocol, step.used));
    write_findings(writer, "comeBackIf", protocol, come_back_if(protocol, step.used, outcome.disposition));
  }
  write_list(writer, "road", step.road, [&](Index question) {
    writer.open('{');
    writer.id_member("question", protocol.questions[question].id);
    if (protocol.questions[question].kind == QuestionKind::checklist) {
      writer.key("answer");
      write_rows(writer, protocol.questions[question], step.used[question]);
    }
    writer.close('}');
  });
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
