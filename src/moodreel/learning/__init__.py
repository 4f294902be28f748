"""Floor 2: what is learned of a person from what they do with their answers."""
