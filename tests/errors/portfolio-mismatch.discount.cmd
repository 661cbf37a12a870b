grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; sed 's/^price_year/discount: {rate: 4 %}\nprice_year/' hel.yaml > anden.yaml; soem run --total hel.yaml anden.yaml
