"""What each person allows, without a database."""

from moodreel.domain.preferences import Preferences
from moodreel.storage.bounds import fitting_preferences
from moodreel.storage.memory.rows import Rows, Session


class MemoryPreferences:
    """`PreferenceRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, preferences: Preferences) -> None:
        """Keeps them in place of earlier ones."""
        own = fitting_preferences(preferences)

        def keep(rows: Rows) -> None:
            rows.preferences[own.person] = own

        self._session.change(keep)

    def of(self, person: str) -> Preferences:
        """The person's, or those of somebody who has said nothing."""
        return self._session.rows.preferences.get(person, Preferences(person=person))
