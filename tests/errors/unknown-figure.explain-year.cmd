soem explain without-effect.yaml net.pv@1999
