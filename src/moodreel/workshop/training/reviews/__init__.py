"""How the models that read reviews are trained."""
