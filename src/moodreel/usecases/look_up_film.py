"""What outside services say of a film, and its poster: from the cache, or asked for in a while.

Nobody waits long: a few threads ask, each film once at a time, and who has no patience left goes
without. Nothing that comes back is ever measured, ranked by or learned from.
"""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillAsking
from datetime import timedelta
from threading import Lock
from typing import Any

from moodreel.domain.film import Film
from moodreel.domain.lazy import lazy
from moodreel.errors import Unavailable
from moodreel.providers.disk_cache import DiskCache
from moodreel.providers.facts import Facts, Picture, Service

# Ratings and states of series change; pictures hardly; what is not known today may be next week.
KEEP_FACTS, KEEP_PICTURES = timedelta(days=14), timedelta(days=90)
KEEP_NOTHING = timedelta(days=3)

N_THREADS = 4
# A page of an answer shows 30 cards; two of them may wait.
MOST_WAITING = 64


class LookUpFilm:
    """Asks the services in order, the first that knows the film tells. Threads may share it."""

    def __init__(self, services: Sequence[Service], cache: DiskCache) -> None:
        self._services = services
        self._cache = cache
        self._lock = Lock()
        self._asked: dict[str, Future[Any]] = {}

    def facts(self, film: Film, patience_s: float) -> Facts | None:
        """What is said of the film; None where nobody knows it, or not within the patience."""
        if (kept := self._kept_facts(film)) is not None:
            return kept[0] if kept else None
        found: list[Facts] | None = self._within(_facts_key(film), patience_s, self._find, film)
        return found[0] if found else None

    def poster(self, film: Film, patience_s: float) -> Picture | None:
        """The film's poster; None where there is none, or not within the patience."""
        if (kept := self._cache.get(_picture_key(film))) is not None:
            return Picture(kind=kept.kind, content=kept.content) if kept.content else None
        return self._within(_picture_key(film), patience_s, self._fetch, film)

    def close(self) -> None:
        """Asks no more."""
        if "_threads" in self.__dict__:
            self._threads.shutdown(wait=False, cancel_futures=True)

    @lazy
    def _threads(self) -> ThreadPoolExecutor:
        self._cache.sweep()
        return ThreadPoolExecutor(N_THREADS, thread_name_prefix="outside")

    def _within(
        self, key: str, patience_s: float, ask: Callable[[Film], Any], film: Film
    ) -> Any | None:
        """What `ask` gives, asked once however many wait; None where it is late or fails."""
        with self._lock:
            asked = self._asked.get(key)
            if asked is None:
                if len(self._asked) >= MOST_WAITING:
                    return None
                asked = self._asked[key] = self._threads.submit(self._once, key, ask, film)
        try:
            return asked.result(timeout=patience_s)
        except (StillAsking, Unavailable):
            return None

    def _once(self, key: str, ask: Callable[[Film], Any], film: Film) -> Any:
        try:
            return ask(film)
        finally:
            with self._lock:
                self._asked.pop(key, None)

    def _find(self, film: Film) -> list[Facts]:
        """Facts of the services that know the film, in order; kept where all of them answered."""
        found, silent = [], None
        for service in self._services:
            try:
                facts = service.facts(film)
            except Unavailable as problem:
                silent = problem
            else:
                found += [facts] if facts else []
        if silent is None:
            content = json.dumps([facts.to_json() for facts in found]).encode()
            keep = KEEP_FACTS if found else KEEP_NOTHING
            self._cache.put(_facts_key(film), content, "application/json", keep)
        elif not found:
            raise silent
        return found

    def _fetch(self, film: Film) -> Picture | None:
        """The picture of the first service that has one; that there is none is kept, too, where
        all of them answered."""
        kept = self._kept_facts(film)
        known = self._find(film) if kept is None else kept
        services = {service.name: service for service in self._services}
        for facts in known:
            if facts.poster is not None and facts.source in services:
                picture = services[facts.source].picture(facts.poster)
                self._cache.put(_picture_key(film), picture.content, picture.kind, KEEP_PICTURES)
                return picture
        if self._kept_facts(film) is not None:
            self._cache.put(_picture_key(film), b"", "", KEEP_NOTHING)
        return None

    def _kept_facts(self, film: Film) -> list[Facts] | None:
        """What the cache has, empty where nobody knew the film; None where nothing is kept, or
        what is kept is of another make."""
        kept = self._cache.get(_facts_key(film))
        try:
            listed = json.loads(kept.content) if kept else None
            return [Facts.from_json(one) for one in listed] if isinstance(listed, list) else None
        except (ValueError, TypeError):
            return None


def _facts_key(film: Film) -> str:
    return f"facts {film.id}"


def _picture_key(film: Film) -> str:
    return f"picture {film.id}"
