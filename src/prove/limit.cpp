#include "prove/limit.h"

#include <chrono>

namespace redflag::prove {

Limit::Limit(z3::context& z3, unsigned seconds) {
  if (seconds == 0) return;
  watch_ = std::thread([this, &z3, seconds] {
    // An interruption between two questions is lost, so it is repeated.
    constexpr auto again = std::chrono::milliseconds(50);
    std::unique_lock lock(mutex_);
    const auto done = [this] { return done_; };
    if (wake_.wait_for(lock, std::chrono::seconds(seconds), done)) return;
    over_ = true;
    do z3.interrupt();
    while (!wake_.wait_for(lock, again, done));
  });
}

Limit::~Limit() {
  if (!watch_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  wake_.notify_one();
  watch_.join();
}

}  // namespace redflag::prove
