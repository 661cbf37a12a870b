soem contract contracts/observed.yaml >/dev/null
