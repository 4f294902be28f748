"""Floor 2: sources propose, signals measure, then blend, diversify and explain."""
