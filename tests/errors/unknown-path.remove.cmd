grep -v -e sources -e rockwool2019 without-effect.yaml > grundlag.yaml; printf 'soem: 1\nextends: grundlag.yaml\nremove: [costs.kurser]\n' > egen.yaml; soem run egen.yaml
