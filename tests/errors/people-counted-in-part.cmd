soem contract contracts/in-part.yaml >/dev/null
