grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem run hel.yaml > /dev/full
