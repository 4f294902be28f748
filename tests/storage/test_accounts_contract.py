"""What every store of accounts, sessions and tokens does, whatever it is made of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from moodreel.domain.account import Account, Session, Token
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import BadInput, NameTaken

Units = Callable[[], UnitOfWork]

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ANN = Account(person="a1", name="Ann", name_key="ann", password_hash="$argon2id$…", made_at=NOON)
BEN = replace(ANN, person="b2", name="Ben", name_key="ben", made_at=NOON + MINUTE)
SESSION = Session(
    session_id="s1",
    person="a1",
    digest="d" * 64,
    device="Firefox on Linux",
    made_at=NOON,
    seen_at=NOON,
    expires_at=NOON + timedelta(days=90),
)
TOKEN = Token(
    token_id="t1",
    person="a1",
    name="my script 🎬",
    digest="e" * 64,
    scopes=frozenset({"read", "write"}),
    made_at=NOON,
    expires_at=NOON + timedelta(days=30),
)


def keep(units: Units, *kept: Account | Session | Token) -> None:
    with units() as unit:
        for one in kept:
            if isinstance(one, Account):
                unit.accounts.add(one)
            elif isinstance(one, Session):
                unit.sessions.add(one)
            else:
                unit.tokens.add(one)
        unit.commit()


def test_a_new_store_has_no_accounts(units: Units) -> None:
    with units() as unit:
        assert not unit.accounts.any()
        assert unit.accounts.all() == ()
        assert unit.accounts.called("ann") is None
        assert unit.accounts.of("a1") is None


def test_an_account_comes_back_as_it_was_given_by_name_and_by_person(units: Units) -> None:
    india = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    keep(units, BEN, replace(ANN, made_at=india))
    with units() as unit:
        assert unit.accounts.called("ann") == unit.accounts.of("a1") == ANN
        assert unit.accounts.all() == (ANN, BEN)
        assert unit.accounts.any()


@pytest.mark.parametrize(
    "other", [replace(BEN, name_key="ann"), replace(BEN, person="a1")], ids=["name", "person"]
)
def test_of_a_skeleton_and_of_a_person_there_is_one(units: Units, other: Account) -> None:
    keep(units, ANN)
    with units() as unit:
        with pytest.raises(NameTaken):
            unit.accounts.add(other)
        unit.accounts.set_password("a1", "another hash")  # the transaction lives on
        unit.commit()
    with units() as unit:
        assert unit.accounts.all() == (replace(ANN, password_hash="another hash"),)


def test_names_are_told_apart_by_every_letter(units: Units) -> None:
    keep(units, ANN, replace(BEN, name_key="änn"), replace(BEN, person="c3", name_key="Ann"))
    with units() as unit:
        assert unit.accounts.called("ann") == ANN
        assert unit.accounts.called("ANN") is None


@pytest.mark.parametrize(
    "wrong",
    [replace(ANN, name="x" * 33), replace(ANN, person=""), replace(ANN, password_hash="h" * 129)],
    ids=["name", "person", "hash"],
)
def test_what_does_not_fit_is_refused(units: Units, wrong: Account) -> None:
    with units() as unit, pytest.raises(BadInput):
        unit.accounts.add(wrong)


def test_a_session_opens_by_its_digest_and_tells_whose_it_is(units: Units) -> None:
    keep(units, ANN, SESSION)
    with units() as unit:
        door = unit.sessions.open("d" * 64)
        assert door is not None
        assert (door.person, door.name, door.entry) == ("a1", "Ann", SESSION)
        assert unit.sessions.open("D" * 64) is None


def test_without_an_account_nothing_opens(units: Units) -> None:
    keep(units, SESSION, TOKEN)
    with units() as unit:
        assert unit.sessions.open("d" * 64) is None
        assert unit.tokens.open("e" * 64) is None


def test_sessions_come_last_seen_first(units: Units) -> None:
    later = replace(SESSION, session_id="s2", digest="2" * 64)
    keep(units, ANN, SESSION, later)
    with units() as unit:
        assert [own.session_id for own in unit.sessions.of("a1")] == ["s2", "s1"]
        unit.sessions.seen("s1", NOON + MINUTE)
        unit.commit()
    with units() as unit:
        assert unit.sessions.of("a1") == (replace(SESSION, seen_at=NOON + MINUTE), later)


def test_sessions_are_ended_by_their_own_person_only(units: Units) -> None:
    other = replace(SESSION, session_id="s2", digest="2" * 64)
    keep(units, ANN, BEN, SESSION, other)
    with units() as unit:
        assert not unit.sessions.end("b2", "s1")
        assert unit.sessions.end_all("b2") == 0
        assert unit.sessions.end_all("a1", but="s2") == 1
        assert unit.sessions.end("a1", "s2")
        assert not unit.sessions.end("a1", "s2")
        unit.commit()
    with units() as unit:
        assert unit.sessions.of("a1") == ()


def test_sessions_not_seen_for_long_and_expired_ones_are_swept(units: Units) -> None:
    idle = replace(SESSION, session_id="s2", digest="2" * 64, seen_at=NOON - MINUTE)
    over = replace(SESSION, session_id="s3", digest="3" * 64, expires_at=NOON)
    keep(units, ANN, SESSION, idle, over)
    with units() as unit:
        unit.sessions.sweep(NOON, NOON)
        unit.commit()
    with units() as unit:
        assert unit.sessions.of("a1") == (SESSION,)


def test_a_token_comes_back_as_it_was_given(units: Units) -> None:
    reads = replace(TOKEN, token_id="t2", digest="2" * 64, scopes=frozenset({"read"}))
    keep(units, ANN, TOKEN, reads)
    with units() as unit:
        assert unit.tokens.of("a1") == (TOKEN, reads)
        door = unit.tokens.open("e" * 64)
        assert door is not None
        assert (door.person, door.name, door.entry) == ("a1", "Ann", TOKEN)
        unit.tokens.used("t1", NOON + MINUTE)
        unit.commit()
    with units() as unit:
        assert unit.tokens.of("a1")[0].used_at == NOON + MINUTE


def test_tokens_are_revoked_by_their_own_person_only(units: Units) -> None:
    keep(units, ANN, BEN, TOKEN)
    with units() as unit:
        assert not unit.tokens.revoke("b2", "t1")
        assert unit.tokens.revoke_all("b2") == 0
        assert unit.tokens.revoke("a1", "t1")
        assert not unit.tokens.revoke("a1", "t1")
        unit.commit()
    with units() as unit:
        assert unit.tokens.open("e" * 64) is None


def test_secrets_are_told_by_no_repr() -> None:
    told = repr((ANN, SESSION, TOKEN))
    assert "argon2" not in told
    assert "dddd" not in told
    assert "eeee" not in told


def test_what_is_not_committed_is_undone(units: Units) -> None:
    with units() as unit:
        unit.accounts.add(ANN)
        unit.sessions.add(SESSION)
    with units() as unit:
        assert not unit.accounts.any()
