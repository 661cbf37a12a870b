printf 'soem: 2\n' > første.yaml; soem run første.yaml anden.yaml
