"""Which films become favourites: rows without leaks, forests, calibration, and the artefact."""
