soem contract contracts/floor.yaml
