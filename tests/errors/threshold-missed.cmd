grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem run --figures bcr --fail-if 'bcr < 2' --fail-if 'net.pv:kommune < 0' hel.yaml
