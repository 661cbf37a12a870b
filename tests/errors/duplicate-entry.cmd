soem catalog list --catalog catalogues/twice
