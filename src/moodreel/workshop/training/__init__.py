"""Recipes: data in, bundle out."""
