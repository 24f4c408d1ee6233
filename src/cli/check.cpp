// redflag check: everything that is wrong with a protocol's folder.
#include <optional>

#include "check/date.h"
#include "cli/checked.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "cli/verify.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

void say_json(const std::vector<check::Located>& problems) {
  text::Writer writer;
  writer.open('{');
  writer.key("ok");
  writer.raw(problems.empty() ? "true" : "false");
  writer.key("problems");
  writer.open('[');
  for (const check::Located& at : problems) {
    writer.open('{');
    writer.member("file", at.file);
    writer.member("pointer", at.problem->pointer);
    writer.member("code", at.problem->code);
    writer.member("message", at.problem->message);
    writer.close('}');
  }
  writer.close(']');
  writer.close('}');
  say({writer.out, "\n"});
}

}  // namespace

int run_check(const Arguments& arguments) {
  const std::string day(arguments.value("--today").value_or(check::today()));
  if (!check::is_date(day)) {
    complain({"redflag: --today needs a day as YYYY-MM-DD, not ", day});
    return unusable;
  }
  check::Folder folder(arguments.dir);
  std::vector<check::Located> problems = checked(folder, day);
  std::optional<check::File> certificate;
  if (const auto path = arguments.value("--certificate")) {
    if (certificate.emplace(std::string(*path)).parse()) verify_anew(*certificate, folder, arguments.dir);
    for (const check::Located& problem : check::collect({&*certificate})) problems.push_back(problem);
  }
  if (arguments.has("--json")) say_json(problems);
  else if (problems.empty()) say({arguments.dir, ": no problems\n"});
  else complain_of(problems);
  return verdict(problems);
}

}  // namespace redflag::cli
