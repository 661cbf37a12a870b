// SPDX-License-Identifier: MIT
#include "rate_card.hpp"

#include <algorithm>

namespace soem {

std::vector<CardBand> card_bands(std::span<const PaidOnCard> before, double count, double price,
                                 bool once, double cap) {
  // Where the row changes: between two neighbours all have met the same targets.
  std::vector<double> ends{count};
  for (const PaidOnCard& entry : before) {
    if (entry.count < count) ends.push_back(entry.count);
  }
  std::sort(ends.begin(), ends.end());
  std::vector<CardBand> out;
  double begins = 0.0;
  for (const double end : ends) {
    double got = 0.0;
    bool paid = false;
    double counted = 0.0;  // with `once`, the people whom the metric has been paid for already
    for (const PaidOnCard& entry : before) {
      if (entry.count < end) continue;
      const bool again = once && entry.same_metric && counted >= end;
      if (entry.same_metric) counted = std::max(counted, entry.count);
      paid = paid || entry.same_metric;
      if (!again) got += entry.price;
    }
    const double due = once && paid ? 0.0 : std::min(price, std::max(0.0, cap - got));
    out.push_back({end - begins, due});
    begins = end;
  }
  return out;
}

double on_card(std::span<const PaidOnCard> before, double count, double price, bool once,
               double cap) {
  double sum = 0.0;
  for (const CardBand& band : card_bands(before, count, price, once, cap)) {
    sum += band.due * band.people;
  }
  return sum;
}

}  // namespace soem
