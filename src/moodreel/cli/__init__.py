"""Floor 7: the command `moodreel`, one file a command; heavy imports inside the command."""
