{ echo 'soem: 1'; yes 'title: Jobtræning' | head -n 1500; } > mange.yaml; soem run mange.yaml 2> alt.txt; status=$?; tail -n 6 alt.txt >&2; exit $status
