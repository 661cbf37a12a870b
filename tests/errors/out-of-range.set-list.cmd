soem run without-effect.yaml --set 'outcomes.job.retention = [90 %, 180 %]'
