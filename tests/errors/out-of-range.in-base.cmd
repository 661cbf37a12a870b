sed s/40\ %/400/ without-effect.yaml > grundlag.yaml; printf 'soem: 1\nextends: grundlag.yaml\nhorizon: 8\n' > egen.yaml; soem run egen.yaml
