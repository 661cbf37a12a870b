soem run findes-ikke-på-disken.yaml
