grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem run --figures bcr --fail-if 'bcr:region > 1' hel.yaml
