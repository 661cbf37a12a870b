{ cat without-effect.yaml; echo variants:; for i in $(seq 201); do echo "  v$i: {horizon: 6}"; done; } > mange.yaml; soem run mange.yaml
