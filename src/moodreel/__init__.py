"""moodreel: say how you feel, and get the film for it."""
