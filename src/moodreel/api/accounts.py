"""Accounts for programs: made, looked after, exported and deleted.

No cookie is read here, nor does any answer set one: programs come with a token, and whoever makes
or ends something of weight gives the password with it.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from moodreel.api import account_schemas as schemas
from moodreel.api.problems import documented
from moodreel.errors import SwitchedOff
from moodreel.identity import Identity, Owner, Who, address_of
from moodreel.usecases.export_everything import NAME as EXPORT_NAME
from moodreel.usecases.keep_account import session_json
from moodreel.usecases.keep_tokens import token_json
from moodreel.wiring import Engine
from moodreel.wiring.accounts import CLOSED, OFF

SessionId = Annotated[str, Path(max_length=64, examples=["5f0c7be1a94d2368"])]
TokenId = Annotated[str, Path(max_length=64, examples=["0d7be15fa94d2368"])]

_ZIP: dict[int | str, dict[str, Any]] = {200: {"description": "A zip (application/zip)."}}
PAGES_ONLY = "a machine of one's own is protected on its page /register, or with moodreel accounts"


def accounts_router(engine: Engine) -> APIRouter:
    """`/account` and what is under it, of whoever asks."""
    router = APIRouter(tags=["account"])
    _add_account(router, engine)
    _add_sessions(router, engine)
    _add_tokens(router, engine)
    return router


def _add_account(router: APIRouter, engine: Engine) -> None:
    @router.post(
        "/account",
        summary="Make an account",
        status_code=201,
        response_model=schemas.Registered,
        responses=documented(403, 409, 413, 422, 429),
    )
    def register(question: schemas.NewAccount, request: Request, who: Who) -> dict[str, Any]:
        """A new account. A name that looks like one that is taken is taken, too."""
        _check_open(engine, who)
        account = engine.accounts.register.register(
            question.name, question.password, address=address_of(request)
        )
        return {"name": account.name, "made_at": account.made_at}

    @router.get(
        "/account",
        summary="Who am I",
        response_model=schemas.Account,
        responses=documented(401),
    )
    def account(_: Owner, who: Who) -> dict[str, Any]:
        """Who asks, and what the token may do."""
        return {"name": who.name, "how": who.how, "scopes": sorted(who.scopes)}

    @router.put(
        "/account/password",
        summary="Change the password",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 413, 422, 429),
    )
    def password(question: schemas.PasswordChange, request: Request, owner: Owner) -> None:
        """Puts a new password in place of the old one, and signs all browsers out; tokens go on."""
        engine.accounts.account.change_password(
            owner, question.password, question.new, address_of(request)
        )

    @router.get(
        "/account/export",
        summary="Export everything",
        response_class=Response,
        responses={**documented(401, 403), **_ZIP},
    )
    def export(owner: Owner) -> Response:
        """All that is kept of the person as a zip: JSON, and a CSV a table."""
        return Response(
            engine.accounts.export.as_zip(owner),
            media_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="{EXPORT_NAME}"'},
        )

    @router.post(
        "/account/deletion",
        summary="Delete everything",
        response_model=schemas.Erased,
        responses=documented(401, 403, 404, 413, 422, 429),
    )
    def delete(question: schemas.PasswordAgain, request: Request, owner: Owner) -> dict[str, Any]:
        """Deletes the account and all that is kept of the person, at once and for good."""
        n = engine.accounts.account.delete(owner, question.password, address_of(request))
        engine.accounts.protection()
        request.app.state.drop_answers(owner)
        return {"erased": n}


def _add_sessions(router: APIRouter, engine: Engine) -> None:
    @router.get(
        "/account/sessions",
        summary="List sessions",
        response_model=schemas.Sessions,
        responses=documented(401),
    )
    def sessions(owner: Owner) -> dict[str, Any]:
        """The browsers that are signed in."""
        return {"items": [session_json(one) for one in engine.accounts.account.sessions(owner)]}

    @router.delete(
        "/account/sessions",
        summary="End all sessions",
        response_model=schemas.Ended,
        responses=documented(401, 403),
    )
    def end_sessions(owner: Owner) -> dict[str, Any]:
        """Signs all browsers out."""
        return {"ended": engine.accounts.account.end_sessions(owner)}

    @router.delete(
        "/account/sessions/{id}",
        summary="End a session",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 422),
    )
    def end_session(id: SessionId, owner: Owner) -> None:  # noqa: A002
        """Signs one browser out."""
        engine.accounts.account.end_session(owner, id)


def _add_tokens(router: APIRouter, engine: Engine) -> None:
    @router.post(
        "/account/tokens",
        summary="Make a token",
        status_code=201,
        response_model=schemas.TokenMade,
        responses=documented(401, 403, 413, 422, 429),
    )
    def make(question: schemas.NewToken, request: Request, _: Who) -> dict[str, Any]:
        """A new token for who knows name and password; its secret is shown this once."""
        if engine.accounts.mode == "off":
            raise SwitchedOff(OFF)
        account = engine.accounts.sign_in.check(
            question.user, question.password, address_of(request)
        )
        new = engine.accounts.tokens.make(
            account.person, question.name, question.scopes, question.days
        )
        return {**token_json(new.token), "secret": new.secret}

    @router.get(
        "/account/tokens",
        summary="List tokens",
        response_model=schemas.Tokens,
        responses=documented(401),
    )
    def tokens(owner: Owner) -> dict[str, Any]:
        """Every token, expired ones too, without their secrets."""
        return {"items": [token_json(token) for token in engine.accounts.tokens.tokens(owner)]}

    @router.delete(
        "/account/tokens/{id}",
        summary="Revoke a token",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 422),
    )
    def revoke(id: TokenId, owner: Owner) -> None:  # noqa: A002
        """Ends a token at once; it may be the one that asks."""
        engine.accounts.tokens.revoke(owner, id)


def _check_open(engine: Engine, who: Identity) -> None:
    if engine.accounts.mode == "off" or who.accounts == "off":
        raise SwitchedOff(OFF)
    if who.accounts == "unused":
        raise SwitchedOff(PAGES_ONLY)
    if not engine.accounts.registration:
        raise SwitchedOff(CLOSED)
