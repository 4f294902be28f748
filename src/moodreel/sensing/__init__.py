"""Floor 2: words or a choice become a `Reading`; readings become a `Mood`."""
