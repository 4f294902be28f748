"""Floor 3: what the system can do, one verb a file."""
