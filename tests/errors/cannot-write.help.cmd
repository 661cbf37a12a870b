soem --help > /dev/full
