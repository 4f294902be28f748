"""Real database servers for the tests: MariaDB and PostgreSQL, each in a folder of its own, on
loopback, started when a test first needs one and gone with the tests.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from moodreel.storage.addresses import read_address

READY_WITHIN_S = 30.0
_NUMBER = count(1)


def _quick_folder() -> str | None:
    """Memory, where there is plenty: a server that is made anew waits for the disk for seconds."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder with a name of its own is made in it
    plenty = memory.is_dir() and shutil.disk_usage(memory).free > 2_000_000_000
    return str(memory) if plenty else None


class Server:
    """A server whose user may make databases; the tests touch none but those they make."""

    def __init__(self, url: str) -> None:
        """`url` names any database that is there."""
        self._url = read_address(url).url

    def url_of(self, database: str) -> str:
        """The URL of a database on this server."""
        return self._url.set(database=database).render_as_string(hide_password=False)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of a new, empty database, which is dropped in the end."""
        name = f"moodreel_{os.getpid()}_{next(_NUMBER)}_{uuid4().hex[:6]}"
        with self.connected() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        try:
            yield self.url_of(name)
        finally:
            force = " WITH (FORCE)" if self._url.get_backend_name() == "postgresql" else ""
            with self.connected() as connection:
                connection.execute(text(f"DROP DATABASE {name}{force}"))

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A connection that commits each statement."""
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            yield connection


class OwnServer(Server, ABC):
    """A server that the tests start, stop and start again, with the rights of `user` under root."""

    user: str
    stop_signal: signal.Signals
    last_signal: str
    """What ends it when the tests are killed."""

    def __init__(self, *, lasting: bool = False) -> None:
        """`lasting` keeps what is committed on the disk, as in earnest; tests are in a hurry."""
        self._lasting = lasting
        self.options: tuple[str, ...] = ()
        """More of the command line, from the next start on."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        super().__init__(self._first_url())
        parent = "/var/tmp" if lasting else _quick_folder()  # noqa: S108 - a new folder in it
        self.folder = Path(tempfile.mkdtemp(prefix="moodreel-server-", dir=parent))
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user, self.user)
        subprocess.run(self._as_user(self._install()), check=True, stdout=subprocess.DEVNULL)
        self.start()

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        with (self.folder / "log").open("ab") as log:
            command = self._as_user([*self._command(), *self.options])
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + READY_WITHIN_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.05)

    def stop(self) -> None:
        """Shuts the server down; what it holds stays."""
        self._process.send_signal(self.stop_signal)
        self._process.wait(READY_WITHIN_S)

    def close(self) -> None:
        """Ends the server and deletes what it held."""
        try:
            self.stop()
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder)

    def _answers(self) -> bool:
        try:
            with self.connected():
                return True
        except DBAPIError:
            return False

    def _as_user(self, command: Sequence[str]) -> list[str]:
        """No server outlives its test, even one that is killed; none runs as root."""
        rights = [f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups"]
        drop = [
            "setpriv",
            f"--pdeathsig={self.last_signal}",
            *(rights if os.geteuid() == 0 else []),
        ]
        return [*(drop if shutil.which("setpriv") else []), *command]

    @abstractmethod
    def _first_url(self) -> str: ...

    @abstractmethod
    def _install(self) -> list[str]: ...

    @abstractmethod
    def _command(self) -> list[str]: ...


class MariaDb(OwnServer):
    """MariaDB, reached as MySQL is."""

    user, stop_signal, last_signal = "mysql", signal.SIGTERM, "KILL"
    package = "mariadb-server"

    @staticmethod
    def programs() -> tuple[str | None, ...]:
        """What it needs, as far as it is there."""
        path = f"{os.environ.get('PATH', '')}:/usr/sbin"
        return tuple(shutil.which(name, path=path) for name in ("mariadbd", "mariadb-install-db"))

    def _first_url(self) -> str:
        return f"mysql://root@127.0.0.1:{self.port}/mysql"

    def _install(self) -> list[str]:
        return [
            str(self.programs()[1]),
            "--no-defaults",
            f"--datadir={self.folder}/data",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--innodb-log-file-size=16M",
        ]

    def _command(self) -> list[str]:
        return [
            str(self.programs()[0]),
            "--no-defaults",
            f"--datadir={self.folder}/data",
            f"--socket={self.folder}/socket",
            f"--pid-file={self.folder}/pid",
            f"--port={self.port}",
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--innodb-buffer-pool-size=64M",
            "--innodb-log-file-size=16M",
            f"--innodb-flush-log-at-trx-commit={1 if self._lasting else 2}",
        ]


class PostgreSql(OwnServer):
    """PostgreSQL, the newest that is installed."""

    # Killed outright it would leave its shared memory behind.
    user, stop_signal, last_signal = "postgres", signal.SIGINT, "QUIT"
    package = "postgresql"

    @staticmethod
    def programs() -> tuple[str | None, ...]:
        """What it needs, as far as it is there; Debian keeps it out of the path."""
        folders = sorted(
            Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name)
        )
        path = ":".join([*map(str, reversed(folders)), os.environ.get("PATH", "")])
        return tuple(shutil.which(name, path=path) for name in ("postgres", "initdb"))

    def _first_url(self) -> str:
        return f"postgresql://moodreel@127.0.0.1:{self.port}/postgres"

    def _install(self) -> list[str]:
        return [
            *(str(self.programs()[1]), "-D", f"{self.folder}/data", "-U", "moodreel"),
            *("-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"),
        ]

    def _command(self) -> list[str]:
        settings = (
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self.folder}",
            f"fsync={'on' if self._lasting else 'off'}",
        )
        return [
            *(str(self.programs()[0]), "-D", f"{self.folder}/data", "-p", str(self.port)),
            *(part for setting in settings for part in ("-c", setting)),
        ]
