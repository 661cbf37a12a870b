soem run without-effect.yaml --set outcomes.job.rate=32% --set outcomes.*.rate=30%
