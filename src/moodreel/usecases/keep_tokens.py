"""A person lets programs act for them, sees which may, and stops them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from moodreel.accounts import secrets
from moodreel.domain.account import READ, SCOPES, WRITE, Token
from moodreel.domain.bounds import check_name
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import BadInput, NotFound, UnknownName
from moodreel.usecases.retried import retried

MOST_TOKENS = 50
MOST_DAYS, USUAL_DAYS = 365, 90
NAME_LENGTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """A token that has just been made, and its secret, which nobody can be shown again."""

    token: Token
    secret: str = field(repr=False)


class KeepTokens:
    """Makes, lists and ends tokens, one transaction each."""

    def __init__(
        self, unit_of_work: Callable[[], UnitOfWork], clock: Callable[[], datetime]
    ) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    @retried
    def make(
        self, person: str, name: str, scopes: Collection[str], days: int = USUAL_DAYS
    ) -> NewToken:
        """A new token; whoever may write may read. Raises BadInput, UnknownName."""
        token, secret = self._new(person, name.strip(), scopes, days)
        with self._unit_of_work() as work:
            work.tokens.add(token)
            if len(work.tokens.of(person)) > MOST_TOKENS:
                raise BadInput(
                    f"expected at most {MOST_TOKENS} tokens; revoke one that is not needed any more"
                )
            work.commit()
        return NewToken(token=token, secret=secret)

    def tokens(self, person: str) -> tuple[Token, ...]:
        """All tokens of the person, oldest first; expired ones, too."""
        with self._unit_of_work() as work:
            return work.tokens.of(person)

    @retried
    def revoke(self, person: str, token_id: str) -> None:
        """Ends the token at once. Raises NotFound where the person has none with this id."""
        with self._unit_of_work() as work:
            found = work.tokens.revoke(person, token_id)
            work.commit()
        if not found:
            raise NotFound("there is no such token")

    def _new(self, person: str, name: str, scopes: Collection[str], days: int) -> tuple[Token, str]:
        check_name("a token's name", name, NAME_LENGTH)
        for scope in scopes:
            if scope not in SCOPES:
                raise UnknownName("scope", scope, SCOPES)
        if not scopes:
            raise BadInput(f"expected a scope: one of {', '.join(SCOPES)}")
        if not 1 <= days <= MOST_DAYS:
            raise BadInput(f"expected 1 to {MOST_DAYS} days until it expires, got {days}")
        secret, now = secrets.new_token_secret(), self._clock()
        token = Token(
            token_id=secrets.new_id(),
            person=person,
            name=name,
            digest=secrets.digest(secret),
            scopes=frozenset({*scopes, READ} if WRITE in scopes else scopes),
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
        return token, secret


def token_json(token: Token) -> dict[str, object]:
    """The shape that the command line and the API give; nothing of the secret."""
    return {
        "id": token.token_id,
        "name": token.name,
        "scopes": sorted(token.scopes),
        "made_at": token.made_at.isoformat(),
        "expires_at": token.expires_at.isoformat(),
        "used_at": token.used_at.isoformat() if token.used_at else None,
    }
