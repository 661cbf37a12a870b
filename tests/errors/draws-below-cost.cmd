soem contract contracts/too-little.yaml >/dev/null
