soem run --view years --view summary jobtræning.yaml
