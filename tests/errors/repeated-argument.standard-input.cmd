soem run - -
