// The safety floors of two versions, held against each other as if they were the rules: for whom does the new version promise
// less than the old one?
#pragma once

#include <memory>
#include <vector>

#include "diff/diff.h"

namespace redflag::diff {

class Floors {
 public:
  // Trees of two protocols that were read without a problem. They outlive this.
  Floors(const text::Json& old_root, const text::Json& new_root);

  // The floors of both versions; null where neither has one.
  std::unique_ptr<Aligned> aligned;
  // Floors that are new, changed or gone; with an example where somebody is promised more or less.
  std::vector<Group> groups;

 private:
  text::Json old_, new_;
};

}  // namespace redflag::diff
