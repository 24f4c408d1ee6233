#include "check/signed.h"

#include <filesystem>

#include "check/sha256.h"
#include "text/write.h"

namespace redflag::check {

std::vector<FileDigest> signed_files(const Folder& folder) {
  std::vector<const File*> files = {&folder.protocol};
  for (const File& words : folder.words) files.push_back(&words);
  for (const File* file : {&folder.sources, &folder.decisions, &folder.vignettes}) files.push_back(file);
  if (folder.hazards) files.push_back(&*folder.hazards);
  const std::filesystem::path dir = std::filesystem::path(folder.protocol.path).parent_path();
  std::vector<FileDigest> digests;
  for (const File* file : files)
    if (file->readable)
      digests.push_back(
          {std::filesystem::path(file->path).lexically_relative(dir).generic_string(), sha256(file->text)});
  return digests;
}

std::string digest_of(const std::vector<FileDigest>& files) {
  std::string lines;
  for (const FileDigest& file : files) lines += text::join({file.sha256, "  ", file.name, "\n"});
  return sha256(lines);
}

}  // namespace redflag::check
