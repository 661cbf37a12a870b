soem run without-effect.yaml --set outcomes.job.rat=32%
