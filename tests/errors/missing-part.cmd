grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem sweep hel.yaml --set horizon=5,10 --shard 2/4 > a; soem merge a
