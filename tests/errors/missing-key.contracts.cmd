soem contract contracts/none.yaml
