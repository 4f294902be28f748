"""TLS to a database server: its certificate is checked against the authority in the URL."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.servers import OwnServer

from moodreel.errors import BadInput, Unavailable
from moodreel.storage.addresses import read_address
from moodreel.storage.database import Database

OPTIONS = {
    "mariadb": "--ssl-ca={f}/ca.pem --ssl-cert={f}/server.pem --ssl-key={f}/server.key",
    "postgresql": "-c ssl=on -c ssl_cert_file={f}/server.pem -c ssl_key_file={f}/server.key",
}
QUESTIONS = {
    "mariadb": "SHOW STATUS LIKE 'Ssl_cipher'",
    "postgresql": "SELECT 'cipher', cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
}


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def authority(folder: Path, name: str = "ca") -> Path:
    """A certificate that signs itself."""
    openssl(
        folder,
        *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc"),
        *("-days", "2", "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.pem"),
    )
    return folder / f"{name}.pem"


def certify(folder: Path) -> None:
    """A server's certificate for 127.0.0.1, signed by the authority."""
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1", encoding="utf-8")
    openssl(
        folder,
        *("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc"),
        *("-subj", "/CN=server", "-keyout", "server.key", "-out", "server.csr"),
    )
    openssl(
        folder,
        *("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "2"),
        *("-extfile", "names", "-out", "server.pem"),
    )


@pytest.fixture
def certified(own_server: OwnServer, backend: str) -> Iterator[OwnServer]:
    """The server with a certificate; without one again afterwards."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed (Debian: apt-get install openssl)")
    folder = own_server.folder / "tls"
    folder.mkdir()
    authority(folder)
    certify(folder)
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, own_server.user, own_server.user)
    own_server.stop()
    own_server.options = tuple(OPTIONS[backend].format(f=folder).split())
    own_server.start()
    yield own_server
    own_server.stop()
    own_server.options = ()
    own_server.start()
    shutil.rmtree(folder)


@pytest.mark.parametrize("backend", ["mariadb", "postgresql"], indirect=True)
def test_the_connection_is_encrypted_and_a_stranger_in_the_servers_place_is_refused(
    certified: OwnServer, url: str, backend: str, tmp_path: Path
) -> None:
    with closing(Database(f"{url}?ssl_ca={certified.folder}/tls/ca.pem")) as database:
        database.prepare()
        with database._engine.connect() as connection:
            ((_, cipher),) = connection.exec_driver_sql(QUESTIONS[backend]).all()
        assert cipher
    stranger = authority(tmp_path, "stranger")
    with (
        closing(Database(f"{url}?ssl_ca={stranger}")) as database,
        pytest.raises(Unavailable, match="certificate verify failed"),
    ):
        database.prepare()


@pytest.mark.parametrize("scheme", ["mysql", "postgresql"])
def test_an_authority_that_is_not_there_is_refused_without_repeating_the_url(scheme: str) -> None:
    with pytest.raises(BadInput, match="after ssl_ca=") as caught:
        read_address(f"{scheme}://ann:hunter2@db.example.org/films?ssl_ca=/nowhere.pem")
    assert "hunter2" not in str(caught.value)
