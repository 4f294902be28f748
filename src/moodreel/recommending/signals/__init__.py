"""Signals measure films, one a file."""
