printf "soem part 1\\nhead" > part; soem merge part
