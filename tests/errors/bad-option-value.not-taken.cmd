soem run --help=dansk
