soem run /tmp
