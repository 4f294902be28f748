"""Floor 5: the pages, rendered on the server."""
