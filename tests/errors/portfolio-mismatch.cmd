grep -v -e sources -e rockwool2019 without-effect.yaml > hel.yaml; sed 's/2025/2026/' hel.yaml > senere.yaml; soem run --total hel.yaml senere.yaml
