"""The page of a person's account: password, browsers, programs, everything kept, and its end."""

from contextlib import suppress
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from moodreel.domain.account import READ, WRITE, Session, Token
from moodreel.errors import BadInput, MoodreelError, NotFound, TooManyTries, WrongPassword
from moodreel.identity import Owner, address_of
from moodreel.identity.cookies import forget_secret
from moodreel.usecases.export_everything import NAME as EXPORT_NAME
from moodreel.usecases.keep_tokens import MOST_DAYS, USUAL_DAYS, NewToken
from moodreel.web.answers import AnswerStore
from moodreel.web.forms import Submitted
from moodreel.web.views import told
from moodreel.web.visits import Visit, Visiting

_NOT_YOURS = "That is not your password."
_REFUSED = (BadInput, WrongPassword, TooManyTries)


def account_router(answers: AnswerStore) -> APIRouter:
    """Routes under /account."""
    router = APIRouter(include_in_schema=False)

    @router.get("/account")
    def account(_: Owner, visit: Visiting, done: str = "") -> Response:
        return _page(visit, done=done)

    @router.post("/account/password")
    def password(request: Request, person: Owner, form: Submitted, visit: Visiting) -> Response:
        try:
            new = str(form.get("new", ""))
            if new != str(form.get("again", "")):
                raise BadInput("the two new passwords are not the same; type them once more")
            visit.engine.accounts.account.change_password(
                person,
                str(form.get("password", "")),
                new,
                address_of(request),
                visit.identity.session_id,
            )
        except _REFUSED as error:
            return _page(visit, error=error, part="password")
        return _done("password")

    @router.post("/account/sessions/{session_id}/end")
    def end_session(session_id: str, person: Owner, visit: Visiting) -> Response:
        with suppress(NotFound):  # a page that has grown old, or a button pressed twice
            visit.engine.accounts.account.end_session(person, session_id)
        return _done("sessions")

    @router.post("/account/sessions/end-others")
    def end_others(person: Owner, visit: Visiting) -> Response:
        visit.engine.accounts.account.end_sessions(person, but=visit.identity.session_id)
        return _done("sessions")

    @router.post("/account/tokens")
    def make_token(request: Request, person: Owner, form: Submitted, visit: Visiting) -> Response:
        """The password once more: a token outlives the session that it was made in."""
        accounts = visit.engine.accounts
        try:
            name = accounts.account.account(person).name
            accounts.sign_in.check(name, str(form.get("password", "")), address_of(request))
            scopes = [READ, WRITE] if form.get("write") == "yes" else [READ]
            days = _days(str(form.get("days", USUAL_DAYS)))
            new = accounts.tokens.make(person, str(form.get("name", "")), scopes, days)
        except _REFUSED as error:
            return _page(visit, error=error, part="tokens")
        return _page(visit, new=new)

    @router.post("/account/tokens/{token_id}/revoke")
    def revoke_token(token_id: str, person: Owner, visit: Visiting) -> Response:
        with suppress(NotFound):
            visit.engine.accounts.tokens.revoke(person, token_id)
        return _done("tokens")

    @router.get("/account/export")
    def export(person: Owner, visit: Visiting) -> Response:
        return export_answer(visit.engine.accounts.export.as_zip(person))

    @router.post("/account/delete")
    def delete(request: Request, person: Owner, form: Submitted, visit: Visiting) -> Response:
        """Everything, at once. A machine's one person has no password, and ticks a box."""
        accounts = visit.engine.accounts
        try:
            if form.get("sure") != "yes":
                raise BadInput("tick the box to say that everything shall be deleted")
            if visit.identity.how == "local":
                accounts.account.erase(person)
            else:
                accounts.account.delete(person, str(form.get("password", "")), address_of(request))
        except _REFUSED as error:
            return _page(visit, error=error, part="delete")
        accounts.protection()
        answers.drop(person)
        answer = visit.render("deleted.html", private=True, gone=True)
        forget_secret(answer, request)
        return answer

    return router


def export_answer(content: bytes) -> Response:
    """The zip as a file that browsers save."""
    return Response(
        content,
        media_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{EXPORT_NAME}"',
            "Cache-Control": "no-store",
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A browser that is signed in, as the page shows it."""

    session_id: str
    device: str
    since: str
    seen: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRow:
    """A program that may act for the person, as the page shows it."""

    token_id: str
    name: str
    may: str
    made: str
    until: str
    used: str
    over: bool


def _page(
    visit: Visit,
    *,
    done: str = "",
    error: MoodreelError | None = None,
    part: str = "",
    new: NewToken | None = None,
) -> Response:
    person, accounts = str(visit.person), visit.engine.accounts
    has_account = visit.identity.how == "session"
    sessions = accounts.account.sessions(person) if has_account else ()
    tokens = accounts.tokens.tokens(person) if has_account else ()
    answer = visit.render(
        "account.html",
        status=error.status if error else 200,
        private=True,
        sessions=[_session_row(one, visit.identity.session_id) for one in sessions],
        tokens=[_token_row(one, visit) for one in tokens],
        new=new,
        done=done,
        error=_NOT_YOURS if isinstance(error, WrongPassword) else told(error),
        part=part,
        usual_days=USUAL_DAYS,
        most_days=MOST_DAYS,
    )
    if isinstance(error, TooManyTries):
        answer.headers["Retry-After"] = str(error.retry_after_s)
    return answer


def _session_row(session: Session, this: str) -> SessionRow:
    return SessionRow(
        session_id=session.session_id,
        device=session.device,
        since=f"{session.made_at:%Y-%m-%d}",
        seen=f"{session.seen_at:%Y-%m-%d %H:%M}",
        is_this=session.session_id == this,
    )


def _token_row(token: Token, visit: Visit) -> TokenRow:
    return TokenRow(
        token_id=token.token_id,
        name=token.name,
        may="read and write" if WRITE in token.scopes else "read",
        made=f"{token.made_at:%Y-%m-%d}",
        until=f"{token.expires_at:%Y-%m-%d}",
        used=f"{token.used_at:%Y-%m-%d}" if token.used_at else "",
        over=visit.engine.clock() >= token.expires_at,
    )


def _days(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        raise BadInput(f"expected the number of days until the token expires, 1 to {MOST_DAYS}")
    return int(typed)


def _done(what: str) -> RedirectResponse:
    return RedirectResponse(f"/account?done={what}#{what}", 303)
