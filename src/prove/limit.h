// Stops Z3 when its time is over, also in the middle of a question.
#pragma once

#include <z3++.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace redflag::prove {

class Limit {
 public:
  // 0: none.
  Limit(z3::context& z3, unsigned seconds);
  ~Limit();
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;

  [[nodiscard]] bool over() const { return over_; }

 private:
  std::atomic<bool> over_ = false;
  bool done_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread watch_;
};

}  // namespace redflag::prove
