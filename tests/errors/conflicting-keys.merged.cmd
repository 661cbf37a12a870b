printf 'soem: 1\nextends: without-effect.yaml\noutcomes:\n  - {id: job, effect: 12 %%}\n' > egen.yaml; soem run egen.yaml
