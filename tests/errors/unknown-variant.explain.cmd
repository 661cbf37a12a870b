soem explain without-effect.yaml net.pv --variant forsigtig
