"""Readers for the data sets that models are made of."""
