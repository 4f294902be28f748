"""`moodreel accounts`: the people of this moodreel, for who runs it."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.errors import BadInput

if TYPE_CHECKING:
    from moodreel.wiring import Engine

app = typer.Typer(
    help="Accounts: add, list, delete, reset-password, tokens. Passwords are asked for, or read "
    "from standard input.",
    no_args_is_help=True,
)

User = Annotated[str, typer.Argument(metavar="USER", help="The account's name.")]


@app.command()
def add(
    user: User,
    protect: Annotated[
        bool,
        typer.Option(
            "--protect", help="Take over all that this machine's one person has kept so far."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Make an account; what `--as` has kept under its name becomes its own."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    account = engine.accounts.register.register(
        user, _new_password(), protects=protect, profile=user
    )
    _say(json, {"name": account.name}, f"made: {account.name}")
    engine.close()


@app.command("list")
def list_accounts(json: Json = False) -> None:
    """List the accounts, oldest first; asking makes no database."""
    from moodreel.domain.account import LOCAL_PERSON
    from moodreel.wiring import open_engine

    engine = open_engine()
    found = engine.accounts.account.accounts() if engine.people.has_database() else ()
    if json:
        items = [
            {"name": a.name, "made_at": a.made_at.isoformat(), "local": a.person == LOCAL_PERSON}
            for a in found
        ]
        show.as_json({"items": items})
    else:
        for account in found:
            own = "  (this machine's one person)" if account.person == LOCAL_PERSON else ""
            typer.echo(f"{account.made_at:%Y-%m-%d}  {account.name}{own}")
        if not found:
            typer.echo("there are no accounts")
    engine.close()


@app.command()
def delete(
    user: User,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Delete an account and all that is kept of its person, for good."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    account = engine.accounts.account.called(user)
    if not yes and not typer.confirm(f"Delete {account.name} and all that is kept of them?"):
        raise BadInput("nothing was deleted")
    n = engine.accounts.account.erase(account.person)
    _say(json, {"name": account.name, "erased": n}, f"deleted: {account.name}, {n} rows")
    engine.close()


@app.command()
def reset_password(user: User, json: Json = False) -> None:
    """Set a new password; signs all browsers out and revokes all tokens."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    account = engine.accounts.account.called(user)
    engine.accounts.account.reset_password(account.person, _new_password())
    _say(json, {"name": account.name}, f"the password of {account.name} is set")
    engine.close()


@app.command()
def tokens(
    user: User,
    make: Annotated[
        str | None, typer.Option(metavar="NAME", help="Make a token for a program of this name.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="It may change things, too, not only read.")
    ] = False,
    days: Annotated[int | None, typer.Option(help="Until it expires (default: 90).")] = None,
    revoke: Annotated[
        str | None, typer.Option(metavar="ID", help="End the token with this id.")
    ] = None,
    json: Json = False,
) -> None:
    """List a person's tokens, make one or revoke one."""
    from moodreel.wiring import open_engine

    if make is not None and revoke is not None:
        raise BadInput("expected --make or --revoke, got both")
    engine = open_engine()
    person = engine.accounts.account.called(user).person
    if make is not None:
        _make_token(engine, person, make, write=write, days=days, json=json)
    elif revoke is not None:
        engine.accounts.tokens.revoke(person, revoke)
        _say(json, {"revoked": 1}, "revoked: 1")
    else:
        _list_tokens(engine, person, json=json)
    engine.close()


def _make_token(
    engine: "Engine", person: str, name: str, *, write: bool, days: int | None, json: bool
) -> None:
    from moodreel.domain.account import READ, WRITE
    from moodreel.usecases.keep_tokens import USUAL_DAYS, token_json

    scopes = [READ, WRITE] if write else [READ]
    new = engine.accounts.tokens.make(person, name, scopes, USUAL_DAYS if days is None else days)
    _say(json, {**token_json(new.token), "secret": new.secret}, new.secret)


def _list_tokens(engine: "Engine", person: str, *, json: bool) -> None:
    from moodreel.usecases.keep_tokens import token_json

    kept = engine.accounts.tokens.tokens(person)
    if json:
        show.as_json({"items": [token_json(token) for token in kept]})
        return
    for token in kept:
        may = " ".join(sorted(token.scopes))
        typer.echo(f"{token.token_id}  until {token.expires_at:%Y-%m-%d}  {may}  {token.name}")
    if not kept:
        typer.echo("there are no tokens")


def _new_password() -> str:
    """Typed twice where somebody sits there; else the first line of standard input."""
    if sys.stdin.isatty():
        typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    line = sys.stdin.readline(20_000).rstrip("\r\n")
    if not line:
        raise BadInput("expected a password on standard input, got none")
    return line


def _say(json: bool, document: dict[str, object], line: str) -> None:
    if json:
        show.as_json(document)
    else:
        typer.echo(line)
