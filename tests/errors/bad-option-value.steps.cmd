grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem sweep hel.yaml --set outcomes.job.rate=0:1:0.3 --set horizon=9:5:1 --set 'horizon = ' --set costs.x.amount=1:2:0
