echo '[1, 2]' > liste.yaml; printf 'soem: 1\nextends: liste.yaml\n' > egen.yaml; soem run egen.yaml
