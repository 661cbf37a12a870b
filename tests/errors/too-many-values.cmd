{ echo 'soem: 1'; echo 'authors:'; yes '  - Sørensen' | head -n 200001; } > mange.yaml; soem run mange.yaml
