grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; soem run --format csv --fail-if 'net.pv.per_paticipant:stat < 0' hel.yaml
