grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem explain hel.yaml net.pv@1999
