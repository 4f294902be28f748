"""How long to wait after tries that failed."""

import pytest

from moodreel.accounts.delays import BY_ACCOUNT, BY_ADDRESS, LONGEST_S, account_key, address_key


def test_a_few_tries_are_free_and_then_each_doubles_the_wait() -> None:
    assert [BY_ACCOUNT(n) for n in range(1, 10)] == [0, 0, 0, 0, 1, 2, 4, 8, 16]
    assert BY_ACCOUNT(1_000_000) == LONGEST_S
    assert BY_ADDRESS(29) == 0


def test_a_key_is_a_digest_that_names_nobody() -> None:
    assert len(account_key("ann")) == 64
    assert "ann" not in account_key("ann")
    assert account_key("\ud800") != account_key("ann")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8::1", "2001:db8::ffff:ffff", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("testclient", "", True),
    ],
)
def test_of_ipv6_a_whole_household_counts_as_one(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same


def test_signing_in_and_making_accounts_are_counted_apart() -> None:
    assert address_key("192.0.2.1") != address_key("192.0.2.1", "newcomer")
