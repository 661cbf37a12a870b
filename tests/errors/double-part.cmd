grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem sweep hel.yaml --set horizon=5,10 --shard 1/1 > a; cp a b; soem merge a b
