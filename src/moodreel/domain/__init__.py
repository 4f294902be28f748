"""Floor 0: the words of moodreel. Standard library and numpy only; no input, no output."""
