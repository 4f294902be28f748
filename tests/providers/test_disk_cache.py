"""The cache of what came from outside: whole entries, bounded, gone in time."""

import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from moodreel.providers.disk_cache import LONGEST, DiskCache

DAY = timedelta(days=1)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 6, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> DiskCache:
    return DiskCache(tmp_path / "cache", clock)


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").iterdir())


def test_what_is_kept_comes_back_until_its_time_is_over(
    cache: DiskCache, clock: Clock, tmp_path: Path
) -> None:
    assert cache.get("a") is None
    cache.put("a", b"line\nline", "image/jpeg", DAY)
    clock.now += 0.9 * DAY
    kept = cache.get("a")
    assert kept is not None
    assert (kept.content, kept.kind) == (b"line\nline", "image/jpeg")
    clock.now += 0.2 * DAY
    assert cache.get("a") is None
    assert not entries(tmp_path)


def test_nothing_is_kept_for_more_than_half_a_year(cache: DiskCache, clock: Clock) -> None:
    cache.put("a", b"x", "", 1000 * DAY)
    clock.now += LONGEST
    assert cache.get("a") is None


@pytest.mark.parametrize("key", ["../../etc/passwd", "/etc/passwd", "a\0b", "x" * 10_000, "ключ"])
def test_keys_are_no_paths(cache: DiskCache, tmp_path: Path, key: str) -> None:
    cache.put(key, b"x", "", DAY)
    assert cache.get(key) is not None
    assert [path.parent for path in entries(tmp_path)] == [tmp_path / "cache"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda _: b"",
        lambda _: b"{}\nx",
        lambda _: b"\xff\xfe",
        lambda _: b"[" * 100,
        lambda content: content.replace(b"2026", b"20x6"),
        lambda content: content.replace(b"+00:00", b""),
    ],
)
def test_a_damaged_entry_counts_as_absent(cache: DiskCache, tmp_path: Path, damage: object) -> None:
    cache.put("a", b"0123456789", "", DAY)
    (path,) = entries(tmp_path)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert cache.get("a") is None
    cache.put("a", b"new", "", DAY)
    assert cache.get("a") is not None


def test_the_oldest_go_where_there_is_no_room(tmp_path: Path, clock: Clock) -> None:
    cache = DiskCache(tmp_path / "cache", clock, most_bytes=10_000)
    for i in range(30):
        cache.put(f"{i}", b"x" * 1000, "", DAY)
        newest = max(entries(tmp_path), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (i, i))
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 10_000
    assert cache.get("29") is not None
    assert cache.get("0") is None


def test_a_sweep_removes_what_is_over_and_what_a_killed_process_left(
    cache: DiskCache, clock: Clock, tmp_path: Path
) -> None:
    cache.put("short", b"x", "", DAY)
    cache.put("long", b"x", "", 9 * DAY)
    left, running = tmp_path / "cache" / "old.part", tmp_path / "cache" / "new.part"
    for path, age in ((left, 3 * DAY), (running, 0 * DAY)):
        path.write_bytes(b"half")
        written = (clock.now + 2 * DAY - age).timestamp()
        os.utime(path, (written, written))
    clock.now += 2 * DAY
    cache.sweep()
    assert cache.get("long") is not None
    assert len(entries(tmp_path)) == 2
    assert running.exists()


def test_a_folder_that_cannot_be_written_costs_a_line_in_the_log(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    cache = DiskCache(tmp_path / "cache", clock)
    cache.put("a", b"x", "", DAY)
    assert cache.get("a") is None
    cache.sweep()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_who_reads_while_others_write_sees_whole_entries(cache: DiskCache) -> None:
    def write(letter: bytes) -> None:
        for _ in range(40):
            cache.put("a", letter * 50_000, letter.decode(), DAY)

    writers = [Thread(target=write, args=(letter,)) for letter in (b"x", b"y")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        kept = cache.get("a")
        assert kept is None or kept.content == kept.kind.encode() * 50_000
    for writer in writers:
        writer.join()
    assert cache.get("a") is not None
