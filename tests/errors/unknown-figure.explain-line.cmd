soem explain without-effect.yaml line:costs.kurs
