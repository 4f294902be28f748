"""Floor 4: the environment and a file become frozen settings, read once."""

from moodreel.settings.table import Settings, read_settings

__all__ = ["Settings", "read_settings"]
