"""Ranges that readers, filters and doors all go by."""

# The first film that still exists is of 1888; the last year leaves room for announced titles.
FIRST_YEAR, LAST_YEAR = 1888, 2100
# Beyond the longest film here (Shoah has 566 minutes).
MAX_MINUTES = 1000
