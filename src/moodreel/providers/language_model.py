"""A language model through LangChain: any that the setting names, asked for wording alone.

`openai:gpt-…` with a key, or with `url` any server that speaks OpenAI's chat protocol, such as one
on this machine. Answers are bounded in time and length; LangChain's tracing, which would send all
of it to a third party where an environment variable asks for that, is off.
"""

from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillAsking
from threading import BoundedSemaphore, Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from moodreel.domain.lazy import lazy
from moodreel.errors import BadInput, Busy, NotSetUp, Unavailable
from moodreel.providers.breaker import Breaker

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# Who asks for a wording waits for it, but not for long.
TIMEOUT_S = 12.0
MOST_CHARACTERS = 8_000
_MOST_TOKENS = 1_500
_MOST_AT_ONCE = 4
_NO_KEY = "none"  # A server of one's own asks for none, and the client insists on one.


class LanguageModel:
    """Asks the model; loaded with the first question."""

    def __init__(
        self,
        name: str,
        *,
        url: str | None = None,
        key: str | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """`name` is provider and model, as `openai:gpt-4o-mini`. Raises BadInput."""
        provider, colon, model = name.partition(":")
        if not (provider and colon and model):
            raise BadInput(
                "MOODREEL_LLM: expected provider and model with a colon between, like "
                "openai:gpt-4o-mini or ollama:llama3"
            )
        if url is not None and not _is_address(url):
            raise BadInput("MOODREEL_LLM_URL: expected an address like http://localhost:11434/v1")
        self.name = name
        self.where = urlsplit(url).netloc if url else f"the servers of {provider}"
        self._url, self._key, self._timeout_s = url, key, timeout_s
        self._breaker = Breaker("the language model")
        self._places = BoundedSemaphore(_MOST_AT_ONCE)

    def ask(self, task: str, about: str) -> str:
        """What the model writes on `about` as `task` asks. Raises NotSetUp without the extra,
        Busy while it writes for others, Unavailable where no text comes in time; none repeats
        anything that was sent.
        """
        model = self._model
        self._breaker.enter()
        try:
            text = self._start(model, task, about).result(timeout=self._timeout_s)
        except Busy:
            raise
        except StillAsking:
            raise self._failed(f"did not answer within {self._timeout_s:g} s") from None
        except Exception as problem:
            # Whatever an integration raises may hold what was sent, or a part of the key.
            raise self._failed(f"did not answer ({type(problem).__name__})") from None
        if not text.strip():
            raise self._failed("wrote nothing")
        self._breaker.succeeded()
        return text[:MOST_CHARACTERS].strip()

    def _failed(self, what: str) -> Unavailable:
        told = f"the language model {what}"
        self._breaker.failed(told)
        return Unavailable(told)

    def _start(self, model: "BaseChatModel", task: str, about: str) -> Future[str]:
        """Asks in a thread of its own, which keeps nobody from leaving: a server that lets a byte
        through now and then could hold it for good."""
        if not self._places.acquire(blocking=False):
            raise Busy("the language model is busy: try again in a while")
        asked: Future[str] = Future()

        def run() -> None:
            try:
                asked.set_result(_invoke(model, task, about))
            except Exception as problem:
                asked.set_exception(problem)
            finally:
                self._places.release()

        Thread(target=run, name="language-model", daemon=True).start()
        return asked

    @lazy
    def _model(self) -> "BaseChatModel":
        try:
            from langchain.chat_models import init_chat_model
        except ImportError:
            raise NotSetUp(
                "MOODREEL_LLM names a language model, and LangChain is not installed: "
                "pip install 'moodreel[llm]'"
            ) from None
        own = {"base_url": self._url, "api_key": self._key or (_NO_KEY if self._url else None)}
        try:
            made: BaseChatModel = init_chat_model(
                self.name,
                timeout=self._timeout_s,
                max_retries=0,
                max_tokens=_MOST_TOKENS,
                temperature=0,
                **{name: value for name, value in own.items() if value},
            )
        except Exception as problem:
            raise NotSetUp(
                f"LangChain cannot use the model that MOODREEL_LLM names "
                f"({type(problem).__name__}): does it need MOODREEL_LLM_KEY, or another package?"
            ) from None
        return made


def _invoke(model: "BaseChatModel", task: str, about: str) -> str:
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        return str(model.invoke([("system", task), ("human", about)]).text)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.password
