grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; printf 'horizon\n5\n"6\n7\n' > t.csv; soem sweep hel.yaml --table t.csv
