soem run -x jobtræning.yaml
