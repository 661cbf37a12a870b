grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; printf 'horizon;outcomes.job.rate\n5;0,5\n6\n7;0,5;8\n' > t.csv; soem sweep hel.yaml --table t.csv
