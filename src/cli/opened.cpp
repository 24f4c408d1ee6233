#include "cli/opened.h"

#include "cli/output.h"
#include "text/read_protocol.h"

namespace redflag::cli {

Opened::Opened(std::string_view dir) : file(check::path_in(dir, "protocol.json")) {
  if (file.parse()) protocol = text::read_protocol(file.document, file.report);
  good = clean(file);
}

bool clean(const check::File& file) {
  complain_of(check::collect({&file}));
  return file.report.clean();
}

}  // namespace redflag::cli
