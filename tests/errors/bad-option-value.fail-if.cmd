grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem run --fail-if 'bcr < 1,5' --fail-if 'bcr under 1' --fail-if 'net.pv < 650.000' hel.yaml
