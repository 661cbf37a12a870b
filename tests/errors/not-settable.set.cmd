soem run without-effect.yaml --set variants.forsigtig.horizon=8
