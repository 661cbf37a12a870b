soem run --formaat csv jobtræning.yaml
