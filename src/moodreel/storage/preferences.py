"""What each person allows, in a database."""

from sqlalchemy import Connection, select

from moodreel.domain.preferences import Preferences
from moodreel.storage import tables
from moodreel.storage.bounds import fitting_preferences
from moodreel.storage.upsert import Change, Given, upsert

_preferences = tables.preferences


class SqlPreferences:
    """`PreferenceRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, preferences: Preferences) -> None:
        """Keeps them in place of earlier ones."""
        own = fitting_preferences(preferences)
        row = {"person": own.person, **_values(own)}
        upsert(self._connection, _preferences, [row], key=("person",), change=_given)

    def of(self, person: str) -> Preferences:
        """The person's, or those of somebody who has said nothing."""
        columns = (_preferences.c[name] for name in _values(Preferences(person=person)))
        found = self._connection.execute(
            select(*columns).where(_preferences.c.person == person)
        ).first()
        return Preferences(person=person, **found._mapping) if found else Preferences(person=person)


def _given(given: Given) -> Change:
    return [(name, given[name]) for name in _values(Preferences(person=""))]


def _values(own: Preferences) -> dict[str, object]:
    return {
        "journal": own.journal,
        "learning": own.learning,
        "hide_seen": own.hide_seen,
        "learning_since": own.learning_since,
    }
