soem run without-effect.yaml --set ' = 40 %'
