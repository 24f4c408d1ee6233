// redflag review: the protocol as a page that a clinician reads and signs.
#include "review/page.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include "check/date.h"
#include "check/signed.h"
#include "cli/checked.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "cli/verify.h"
#include "text/write.h"

namespace redflag::cli {
namespace {

bool write_file(const std::string& path, std::string_view page) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(page.data(), static_cast<std::streamsize>(page.size()));
  file.close();
  return !file.fail();
}

// A file that an option names, if it is there.
bool read_beside(const Arguments& arguments, std::string_view option, std::optional<check::File>& file,
                 const text::Json*& json) {
  const auto path = arguments.value(option);
  if (!path) return true;
  if (!file.emplace(std::string(*path)).parse()) {
    complain({"redflag: ", *path, " could not be read as JSON"});
    return false;
  }
  json = &file->document.root;
  return true;
}

}  // namespace

int run_review(const Arguments& arguments) {
  const std::string day(arguments.value("--today").value_or(check::today()));
  if (!check::is_date(day)) {
    complain({"redflag: --today needs a day as YYYY-MM-DD, not ", day});
    return unusable;
  }
  check::Folder folder(arguments.dir);
  const std::vector<check::Located> problems = checked(folder, day);
  complain_of(problems);
  if (folder.json == nullptr) return unusable;
  review::Subject subject = {folder, problems, arguments.dir, day, check::signed_files(folder), {}, {}, {}};
  subject.digest = check::digest_of(subject.files);
  std::optional<check::File> population, certificate;
  if (!read_beside(arguments, "--population", population, subject.population)) return unusable;
  if (!read_beside(arguments, "--certificate", certificate, subject.certificate)) return unusable;
  if (certificate) verify_anew(*certificate, folder, arguments.dir);
  if (certificate) subject.certificate_problems = check::collect({&*certificate});
  complain_of(subject.certificate_problems);
  const std::string page = review::write_page(subject);
  const std::string output(arguments.value("--output").value_or(""));
  if (!arguments.has("--output")) say({page});
  else if (!write_file(output, page)) {
    complain({"redflag: ", output, " could not be written"});
    return unusable;
  }
  return subject.certificate_problems.empty() ? verdict(problems) : std::max(verdict(problems), wrong);
}

}  // namespace redflag::cli
