"""Floor 2: what reviews say of films, in numbers and in quotes."""
