soem explain without-effect.yaml net.vp
