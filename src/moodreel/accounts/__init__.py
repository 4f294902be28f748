"""Floor 2: passwords, user names, secrets and delays. The only door to argon2."""
