soem beregn jobtræning.yaml
