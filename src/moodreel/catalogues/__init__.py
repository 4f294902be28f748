"""Floor 2: the bundled films and series, readers for catalogue files, title matching."""
