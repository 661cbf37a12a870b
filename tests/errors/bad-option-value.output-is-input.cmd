grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem run --output hel.yaml hel.yaml
