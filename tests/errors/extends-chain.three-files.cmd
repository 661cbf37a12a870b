printf 'soem: 1\nextends: b.yaml\n' > a.yaml; printf 'soem: 1\nextends: ./c.yaml\n' > b.yaml; printf 'soem: 1\nextends: a.yaml\n' > c.yaml; soem run a.yaml
