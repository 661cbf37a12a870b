soem runn jobtræning.yaml
