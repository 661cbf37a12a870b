soem check --output /dev/null - <<'END'
soem: 1
title: Course
start_year: 2025
horizon: 3
price_year: 2025
participants: {intake: {2025: 10}}
expect:
  - {figure: net.pw, payer: kommune, value: 0}
  - {figure: net.pv, payer: komune, value: 0}
  - {figure: net.pv, year: 2031, value: 0}
  - {figure: irr, year: 2026, value: undefined}
END
