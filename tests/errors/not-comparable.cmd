sed 's/^title/currency: EUR\ntitle/' without-effect.yaml > eur.yaml; soem compare without-effect.yaml eur.yaml
