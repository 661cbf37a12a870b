grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; printf 'variants:\n  forsigtig: {horizon: 5}\n' >> hel.yaml; soem run --variant forsigtg hel.yaml
