soem run --output '' jobtræning.yaml
