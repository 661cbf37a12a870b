{ cat without-effect.yaml; yes '# tom linje' | head -c 17000000; } > stor.yaml; soem run stor.yaml
