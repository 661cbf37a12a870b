soem run without-effect.yaml --set "$(printf 'a%.0s' $(seq 2000))=1"
