sed 's/^business_cycle.*//' unreached-cohort.groups.yaml > hel.yaml; soem run --view summary --set horizon=2 hel.yaml > /dev/null
