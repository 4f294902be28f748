"""What is taken for a password, and how it is kept."""

from threading import Thread

import pytest

from moodreel.accounts import passwords
from moodreel.accounts.passwords import LONGEST, Passwords, check_new_password
from moodreel.errors import BadInput, Busy

GOOD = "three green kettles"


@pytest.fixture(scope="module")
def keeper() -> Passwords:
    return Passwords()


def test_a_hash_is_argon2id_with_owasps_parameters_and_a_salt_of_its_own(keeper: Passwords) -> None:
    one, other = keeper.hash(GOOD), keeper.hash(GOOD)
    assert one.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert one != other
    assert GOOD not in one


def test_the_password_fits_its_hash_and_no_other_does(keeper: Passwords) -> None:
    kept = keeper.hash(GOOD)
    assert keeper.fits(GOOD, kept)
    assert not keeper.fits(GOOD + " ", kept)
    assert not keeper.fits("", kept)
    assert not keeper.fits("x" * 10_000, kept)


def test_a_password_of_10_000_characters_is_not_cut_to_one_that_fits(keeper: Passwords) -> None:
    longest = "long words " * 90
    kept = keeper.hash(longest.ljust(LONGEST, "x"))
    assert keeper.fits(longest.ljust(LONGEST, "x"), kept)
    assert not keeper.fits(longest.ljust(10_000, "x"), kept)


def test_where_there_is_no_account_a_hash_is_computed_all_the_same(
    keeper: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified = []
    verify = type(keeper._hasher).verify
    monkeypatch.setattr(
        type(keeper._hasher),
        "verify",
        lambda hasher, kept, text: verified.append(kept) or verify(hasher, kept, text),
    )
    assert not keeper.fits(GOOD, None)
    assert len(verified) == 1
    assert verified[0].startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_password_typed_in_another_unicode_form_is_the_same(keeper: Passwords) -> None:
    assert keeper.fits("cafe\u0301 crème", keeper.hash("caf\u00e9 crème"))


def test_a_hash_with_other_parameters_is_outdated(keeper: Passwords) -> None:
    today = keeper.hash(GOOD)
    assert not keeper.is_outdated(today)
    assert keeper.is_outdated(today.replace("m=19456", "m=8192"))


def test_a_damaged_hash_lets_nobody_in(keeper: Passwords) -> None:
    assert not keeper.fits(GOOD, "$argon2id$nonsense")


@pytest.mark.parametrize("wrong", ["", "short 7", "x y" * 3_334, "quag\0mire", "quagmire\ud800"])
def test_what_cannot_be_a_password_is_refused_without_repeating_it(wrong: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_new_password(wrong, "ann")
    assert "quag" not in str(refused.value)


@pytest.mark.parametrize(
    "common",
    [
        "password",
        "Password1!",
        "12345678",
        "qwertyuiop",
        "dragon2024",
        "aaaaaaaaab",
        "ＰＡＳＳＷＯＲＤ",
    ],
)
def test_what_is_tried_first_is_refused(common: str) -> None:
    with pytest.raises(BadInput, match="tried first"):
        check_new_password(common, "ann")


@pytest.mark.parametrize("like", ["annabelle", "Annabelle1", "annabelle 2024!"])
def test_the_name_is_no_password(like: str) -> None:
    with pytest.raises(BadInput, match="not the name"):
        check_new_password(like, "Annabelle")


@pytest.mark.parametrize(
    "fine", [GOOD, "correct horse", "дом у реки!", "x7-Quagmire", "🎬🍿 film night"]
)
def test_length_is_what_counts_and_any_script_will_do(fine: str) -> None:
    check_new_password(fine, "ann")


def test_no_more_than_a_few_are_hashed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Passwords()
    monkeypatch.setattr(passwords, "WAITS_S", 0.05)
    for _ in range(passwords.AT_ONCE):
        keeper._places.acquire()
    refused: list[Exception] = []

    def hash_one() -> None:
        with pytest.raises(Busy, match="try again"):
            keeper.hash(GOOD)
        refused.append(Busy())

    thread = Thread(target=hash_one)
    thread.start()
    thread.join()
    assert len(refused) == 1
