soem
