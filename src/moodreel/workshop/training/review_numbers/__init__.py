"""Numbers about films from a research set of reviews: what ships in place of its texts."""
