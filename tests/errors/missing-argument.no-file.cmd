soem run --view years
