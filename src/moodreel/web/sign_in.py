"""Pages for signing in and out, and for making an account."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from moodreel.accounts.devices import device_words
from moodreel.errors import (
    BadInput,
    MoodreelError,
    SwitchedOff,
    TooManyTries,
    WrongPassword,
)
from moodreel.identity import address_of
from moodreel.identity.cookies import forget_secret, keep_secret
from moodreel.usecases.sign_in import SignedIn
from moodreel.web.forms import Submitted
from moodreel.web.own_paths import own_path
from moodreel.web.views import told
from moodreel.web.visits import Visit, Visiting
from moodreel.wiring.accounts import CLOSED, OFF


def sign_in_router() -> APIRouter:
    """Routes under /sign-in, /sign-out and /register."""
    router = APIRouter(include_in_schema=False)

    @router.get("/sign-in")
    def sign_in_page(visit: Visiting, next: str = "/") -> Response:  # noqa: A002
        _check_on(visit)
        if visit.identity.how == "session":
            return RedirectResponse(own_path(next), 303)
        return _sign_in_form(visit, next)

    @router.post("/sign-in")
    def sign_in(request: Request, form: Submitted, visit: Visiting) -> Response:
        _check_on(visit)
        name, back = str(form.get("name", "")), str(form.get("next", "/"))
        try:
            new = visit.engine.accounts.sign_in.sign_in(
                name, str(form.get("password", "")), address_of(request), _device(request)
            )
        except (WrongPassword, TooManyTries) as error:
            return _sign_in_form(visit, back, name, error)
        return _signed_in(request, visit, new, own_path(back))

    @router.post("/sign-out")
    def sign_out(request: Request, visit: Visiting) -> Response:
        if visit.identity.session_id and visit.person is not None:
            visit.engine.accounts.sign_in.sign_out(visit.person, visit.identity.session_id)
        answer = RedirectResponse("/", 303)
        forget_secret(answer, request)
        # What the browser still holds of pages, so that the next one at it finds nothing.
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer

    @router.get("/register")
    def register_page(visit: Visiting, next: str = "/") -> Response:  # noqa: A002
        _check_open(visit)
        if visit.identity.how == "session":
            return RedirectResponse("/account", 303)
        return _register_form(visit, next)

    @router.post("/register")
    def register(request: Request, form: Submitted, visit: Visiting) -> Response:
        """On a machine of one's own the new account takes over all that was kept so far."""
        _check_open(visit)
        name, back = str(form.get("name", "")), str(form.get("next", "/"))
        password, accounts = str(form.get("password", "")), visit.engine.accounts
        try:
            if password != str(form.get("again", "")):
                raise BadInput("the two passwords are not the same; type them once more")
            protects = visit.identity.how == "local"
            account = accounts.register.register(
                name, password, address=address_of(request), protects=protects
            )
        except (BadInput, TooManyTries) as error:
            return _register_form(visit, back, name, error)
        accounts.protection()
        new = accounts.sign_in.begin(account.person, _device(request))
        return _signed_in(request, visit, new, own_path(back))

    return router


def _device(request: Request) -> str:
    return device_words(request.headers.get("user-agent", "")[:500])


def _check_on(visit: Visit) -> None:
    if visit.identity.accounts == "off":
        raise SwitchedOff(OFF)


def _check_open(visit: Visit) -> None:
    _check_on(visit)
    if visit.identity.how != "local" and not visit.engine.accounts.registration:
        raise SwitchedOff(CLOSED)


def _signed_in(request: Request, visit: Visit, new: SignedIn, back: str) -> Response:
    """Whatever session the browser had before ends: the new one has a secret of its own."""
    if visit.identity.session_id and visit.person is not None:
        visit.engine.accounts.sign_in.sign_out(visit.person, visit.identity.session_id)
    answer = RedirectResponse(back, 303)
    keep_secret(answer, request, new.secret)
    return answer


def _sign_in_form(
    visit: Visit, back: str, name: str = "", error: MoodreelError | None = None
) -> Response:
    answer = visit.render(
        "sign_in.html",
        status=error.status if error else 200,
        private=True,
        next=own_path(back),
        to_register=f"/register?next={quote(own_path(back), safe='')}",
        name=name,
        error=told(error),
        may_register=visit.engine.accounts.registration,
    )
    if isinstance(error, TooManyTries):
        answer.headers["Retry-After"] = str(error.retry_after_s)
    return answer


def _register_form(
    visit: Visit, back: str, name: str = "", error: MoodreelError | None = None
) -> Response:
    return visit.render(
        "register.html",
        status=error.status if error else 200,
        private=True,
        next=own_path(back),
        name=name,
        error=told(error),
        protects=visit.identity.how == "local",
    )
