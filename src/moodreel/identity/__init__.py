"""Who sends a request: below the API and the pages, which both ask.

The server puts one way to tell on the app (`app.state.identify`); routes ask for `Who`, or for
`Owner` where only somebody who is known can be answered.
"""

from moodreel.identity.people import (
    FROM_ELSEWHERE,
    NOBODY,
    Identify,
    Identity,
    Owner,
    Who,
    address_of,
    allowed,
    always,
    met,
    owner,
    who,
)

__all__ = [
    "FROM_ELSEWHERE",
    "NOBODY",
    "Identify",
    "Identity",
    "Owner",
    "Who",
    "address_of",
    "allowed",
    "always",
    "met",
    "owner",
    "who",
]
