"""Sources propose films, one a file."""
