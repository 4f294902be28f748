"""Sentence vectors: the encoder's graph, and what the catalogue's films mean."""
