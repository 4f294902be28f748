"""Optional outside services: the only door to other machines."""
