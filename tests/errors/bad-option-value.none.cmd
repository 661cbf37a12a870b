soem run jobtræning.yaml --view
