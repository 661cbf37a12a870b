soem --versoin
