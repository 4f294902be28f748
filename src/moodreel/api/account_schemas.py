"""The JSON of accounts: what the API takes, and no other fields, and what it gives."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from moodreel.api import account_examples as examples
from moodreel.api.schemas import example
from moodreel.usecases.keep_tokens import MOST_DAYS, USUAL_DAYS

Name = Annotated[str, Field(max_length=256, repr=False)]
# Longer ones than are taken, so that the answer is the same as for a wrong one.
Password = Annotated[str, Field(max_length=20_000, repr=False)]
Scope = Literal["read", "write"]


def _taking(value: object) -> ConfigDict:
    return ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True, **example(value))


class NewAccount(BaseModel):
    """A name and a password for a new account."""

    model_config = _taking(examples.NEW_ACCOUNT)

    name: Name = Field(description="2 to 32 letters and digits, with . _ or - between them.")
    password: Password = Field(description="8 to 1,000 characters.")


class PasswordChange(BaseModel):
    """The password until now, and a new one."""

    model_config = _taking(examples.PASSWORD_CHANGE)

    password: Password
    new: Password = Field(description="8 to 1,000 characters.")


class PasswordAgain(BaseModel):
    """The password once more."""

    model_config = _taking(examples.PASSWORD_AGAIN)

    password: Password


class NewToken(BaseModel):
    """Who wants a token, for what and for how long."""

    model_config = _taking(examples.NEW_TOKEN)

    user: Name = Field(description="The account's name.")
    password: Password = Field(description="The account's password.")
    name: str = Field(min_length=1, max_length=64, description="What the token is for.")
    scopes: list[Scope] = Field(
        default=["read"], min_length=1, max_length=2, description="Who may write may read."
    )
    days: int = Field(default=USUAL_DAYS, ge=1, le=MOST_DAYS, description="Until it expires.")


class Account(BaseModel):
    """Who asks, as the server knows them."""

    model_config = example(examples.ACCOUNT)

    name: str | None = Field(default=None, description="Null on a machine of one's own.")
    how: Literal["local", "token"] = Field(description="How that is known.")
    scopes: list[Scope]


class Registered(BaseModel):
    """A new account."""

    model_config = example(examples.REGISTERED)

    name: str
    made_at: datetime


class Session(BaseModel):
    """A browser that is signed in."""

    id: str
    device: str
    made_at: datetime
    seen_at: datetime = Field(description="To within five minutes.")
    expires_at: datetime


class Sessions(BaseModel):
    """Where the person is signed in, last seen first."""

    model_config = example(examples.SESSIONS)

    items: list[Session]


class Token(BaseModel):
    """A program that may act for the person."""

    id: str
    name: str
    scopes: list[Scope]
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = Field(
        default=None, description="To within five minutes; null if it never was."
    )


class Tokens(BaseModel):
    """Every token of the person, oldest first."""

    model_config = example(examples.TOKENS)

    items: list[Token]


class TokenMade(Token):
    """A new token, with its secret."""

    model_config = example(examples.TOKEN_MADE)

    secret: str = Field(description="Send it as Authorization: Bearer. It is never shown again.")


class Ended(BaseModel):
    """How many there were."""

    model_config = example(examples.ENDED)

    ended: int


class Erased(BaseModel):
    """How many rows of the database there were."""

    model_config = example(examples.ERASED)

    erased: int
