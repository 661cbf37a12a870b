grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem sweep hel.yaml --set horizon=5,0,201 --figures bcr
