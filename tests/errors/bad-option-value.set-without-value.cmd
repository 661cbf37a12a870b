soem run without-effect.yaml --set horizon=
