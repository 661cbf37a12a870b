grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; printf 'horizn,outcomes.job.rate\n5,0.5\n' > t.csv; soem sweep hel.yaml --table t.csv
