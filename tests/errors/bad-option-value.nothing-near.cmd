soem run --view=måned jobtræning.yaml
