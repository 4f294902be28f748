"""How long to wait after tries that failed: longer with each.

By account, so that many machines cannot share the guessing; by address, so that one machine cannot
try one password on many accounts. Known and accepted: who knows a name can keep its owner from
signing in anew for a quarter of an hour at a time, but not from going on with a session or a token.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

LONGEST_S = 900.0
# Nobody's tries are held against them, nor kept, for longer.
FORGOTTEN_AFTER = timedelta(hours=24)
# Of more doors than this the oldest tries are forgotten earlier: some 20 MB in the database.
MOST_DOORS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """So many tries are free; each one after them doubles the wait, from a second up."""

    free: int

    def __call__(self, tries: int) -> float:
        """Seconds to wait after so many tries."""
        over = tries - self.free
        return 0.0 if over < 0 else min(LONGEST_S, 2.0 ** min(over, 20))


# A person mistypes a few times; behind one address may sit a whole school.
BY_ACCOUNT, BY_ADDRESS = Growing(free=5), Growing(free=30)
# Making accounts costs more than trying one.
BY_NEWCOMER = Growing(free=10)


def account_key(name_key: str) -> str:
    """What tries at a name are counted under, whether or not there is such an account."""
    return _key("account", name_key)


def address_key(address: str, what: str = "address") -> str:
    """What tries from an address are counted under; of IPv6 by /64, which one household has."""
    try:
        ip = ip_address(address)
    except ValueError:
        return _key(what, "unknown")
    if isinstance(ip, IPv6Address):
        mapped = ip.ipv4_mapped
        return _key(what, str(mapped) if mapped else str(int(ip) >> 64))
    return _key(what, str(ip))


def _key(what: str, value: str) -> str:
    return sha256(f"{what}\0{value}".encode("utf-8", "surrogatepass")).hexdigest()
