"""Models of taste: what people rated foretells what they will rate, and how."""
