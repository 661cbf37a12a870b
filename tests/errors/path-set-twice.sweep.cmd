grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem sweep hel.yaml --set 'outcomes.*.rate=30%,40%' --set outcomes.job.rate=10%:20%:5%
