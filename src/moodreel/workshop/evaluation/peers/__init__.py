"""Other people's models, measured in the same run as ours; extra `bench`."""
