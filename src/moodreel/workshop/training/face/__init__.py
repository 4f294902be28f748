"""The network that reads faces: data in, a checked bundle out."""
