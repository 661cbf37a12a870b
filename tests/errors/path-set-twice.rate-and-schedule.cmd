soem run without-effect.yaml --set discount.rate=4% --set discount.schedule.1=3%
