// Checks a certificate: each claim is proved anew, and each part of the rules that is small enough is tried state by state.
#pragma once

#include "check/folder.h"
#include "cli/proof.h"

namespace redflag::cli {

// Holds the certificate against what was just proved of the folder, and against src/exhaust, which shares nothing with the
// proofs but the protocol and the engine. What is not so goes to the certificate's report: stale-certificate (of another
// protocol.json), not-decided (the new proof ran out of time), other-proof (a member that this proof does not give),
// tried-otherwise (a property that some state breaks). In words for people: what was tried.
std::string verify(check::File& certificate, const Proved& proved);

// The same of a folder that has yet to be proved; of one that is not sound, nothing is said.
void verify_anew(check::File& certificate, check::Folder& folder, std::string_view dir);

}  // namespace redflag::cli
