soem run --format cvs jobtræning.yaml
