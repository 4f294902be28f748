"""Secrets, and what is kept of them."""

import pytest

from moodreel.accounts import secrets
from moodreel.accounts.devices import device_words


def test_secrets_are_long_and_never_the_same() -> None:
    made = {secrets.new_session_secret() for _ in range(100)}
    assert len(made) == 100
    assert all(len(secret) == 43 for secret in made)
    assert secrets.new_token_secret().startswith("mr_")


def test_a_digest_does_not_hold_the_secret() -> None:
    secret = secrets.new_session_secret()
    assert len(secrets.digest(secret)) == 64
    assert secret not in secrets.digest(secret)
    assert secrets.digest("\ud800")


def test_a_form_s_token_is_the_session_s_own() -> None:
    one, other = secrets.new_session_secret(), secrets.new_session_secret()
    assert secrets.form_token(one) == secrets.form_token(one) != secrets.form_token(other)
    assert secrets.form_token(one) != secrets.digest(one)


def test_comparing_takes_any_text() -> None:
    assert secrets.same("ä", "ä")
    assert not secrets.same("ä", "\ud800")


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox on Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 "
            "Safari/537.36 Edg/126.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 "
            "Mobile Safari/604.1",
            "Safari on an iPhone",
        ),
        ("curl/8.5", "A browser"),
        ("", "A browser"),
        ("<script>alert(1)</script> Linux", "A browser on Linux"),
    ],
)
def test_a_device_is_told_in_words_of_ours(agent: str, words: str) -> None:
    assert device_words(agent) == words
