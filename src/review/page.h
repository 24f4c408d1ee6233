// The page that a clinician reads and signs: everything in a protocol's folder, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/folder.h"
#include "check/signed.h"

namespace redflag::review {

struct Subject {
  const check::Folder& folder;  // has a protocol.json that can be read as an object
  const std::vector<check::Located>& problems;
  std::string_view dir, today;
  std::vector<check::FileDigest> files;                   // what is signed
  std::string digest;                                     // of all of it
  const text::Json* population = nullptr;                 // what became of simulated people; none is shown without it
  const text::Json* certificate = nullptr;                // of `redflag prove`; nothing is said of proofs without it
  std::vector<check::Located> certificate_problems = {};  // what a new proof does not give
};

// One HTML file that needs nothing else. The same subject gives the same bytes, but for the picture, which is Graphviz's.
std::string write_page(const Subject& subject);

}  // namespace redflag::review
