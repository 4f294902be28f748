"""Floor 2: what a person did with films, in and out: files of other services and our own."""
