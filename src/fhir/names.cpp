#include "fhir/names.h"

#include "text/write.h"

namespace redflag::fhir {

using text::join;

Names::Names(const Protocol& protocol, std::string_view base) : protocol_(protocol), base_(base) {
  while (!base_.empty() && base_.back() == '/') base_.remove_suffix(1);
}

std::string Names::system(std::string_view name) const { return join({base_, "/CodeSystem/", name}); }

std::string Names::questionnaire() const { return join({base_, "/Questionnaire/", protocol_.id}); }
std::string Names::versioned() const { return join({questionnaire(), "|", protocol_.version}); }
std::string Names::truths() const { return system("redflag-answer"); }
std::string Names::options(Index question) const {
  return system(join({protocol_.id, ".", protocol_.questions[question].id}));
}
std::string Names::dispositions() const { return system(join({protocol_.id, ".disposition"})); }

bool is_base(std::string_view base) {
  const bool web = base.starts_with("https://") || base.starts_with("http://");
  if (!web || base.size() <= base.find("://") + 3) return false;
  for (const char c : base)
    if (c <= ' ' || c > '~' || std::string_view("\"<>\\^`{}|?#").find(c) != std::string_view::npos) return false;
  return true;
}

std::string link_of_screen(Index number) { return join({"screen:", text::to_text(number + std::size_t{1})}); }
std::string link_of(const Question& question) { return std::string(question.id); }
std::string link_of(const Question& question, Index option) {
  return join({question.id, "/", question.options[option]});
}
std::string link_of_doubt(const Question& question) { return join({"doubt:", question.id}); }
std::string link_of_note(std::string_view kind, const Question& question) { return join({kind, ":", question.id}); }

}  // namespace redflag::fhir
