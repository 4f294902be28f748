"""Floor 5: REST under /api/v1. With `web`, the only door to FastAPI."""
