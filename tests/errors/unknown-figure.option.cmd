grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem run --figures net.pb,bcr:komune,participants:stat hel.yaml
