grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem sweep hel.yaml --set horizon=5,10 --shard 1/2 > a; soem sweep hel.yaml --set horizon=5,11 --shard 2/2 > b; soem merge a b
