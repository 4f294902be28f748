"""How a database comes from one schema to the next; run by `moodreel.storage.migrating`."""
