{ cat without-effect.yaml; echo variants:; echo '  lav:'; for i in $(seq 501); do echo "    costs.c$i.amount: 1"; done; } > mange.yaml; soem run mange.yaml
