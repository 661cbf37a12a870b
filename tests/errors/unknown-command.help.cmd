soem help beregn
