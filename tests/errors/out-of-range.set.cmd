soem run without-effect.yaml --set 'outcomes.job.rate = 140'
