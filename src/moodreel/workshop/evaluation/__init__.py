"""Scorers: bundle and data in, numbers with intervals out; they need no torch."""
