grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; printf 'horizon,,horizon\n5,,6\n' > t.csv; soem sweep hel.yaml --table t.csv
