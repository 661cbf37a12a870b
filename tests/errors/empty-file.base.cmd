: > tom.yaml; printf 'soem: 1\nextends: tom.yaml\n' > egen.yaml; soem run egen.yaml
