"""Floor 6: makes models and data, and measures them. The house never imports it."""
