soem catalog list --catalog catalogues/dates
