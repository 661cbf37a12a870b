soem run --outputt=år.csv jobtræning.yaml
