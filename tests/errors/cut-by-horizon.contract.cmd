soem contract contracts/cut.yaml --set horizon=2 >/dev/null
