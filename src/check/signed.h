// The files that a signature covers: all that decides and all that is said. Not review.json, where the signature is
// entered.
#pragma once

#include <string>
#include <vector>

#include "check/folder.h"

namespace redflag::check {

struct FileDigest {
  std::string name, sha256;  // by the folder's own path; 64 hexadecimal digits
};

// Each file that can be read.
std::vector<FileDigest> signed_files(const Folder& folder);

// Of all of them as `sha256sum FILE… | sha256sum` would in the folder, so that anybody can tell without this program.
std::string digest_of(const std::vector<FileDigest>& files);

}  // namespace redflag::check
