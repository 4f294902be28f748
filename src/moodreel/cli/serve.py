"""`moodreel serve`: the web app and the REST API."""

import errno
import ipaddress
import os
import socket
from pathlib import Path
from typing import Annotated

import typer

from moodreel.errors import BadInput

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    database: Annotated[str | None, typer.Option(metavar="URL")] = None,
    catalogue: Annotated[Path | None, typer.Option(metavar="FILE")] = None,
) -> None:
    """Serve the web app and the API until interrupted."""
    _check_free(host, port)
    import uvicorn

    from moodreel.server import create_app
    from moodreel.wiring import open_engine

    engine = open_engine(database=database, catalogue=catalogue)
    # Now, so that a bad catalogue or database is said in one line and not announced as a server.
    engine.warm()
    names, proxies = engine.settings.hosts, engine.settings.proxies
    at_home = _is_loopback(host) and not names
    app = create_app(
        engine,
        at_home=at_home,
        hosts=(*_LOOPBACK, host, *names) if at_home or names else ("*",),
    )
    typer.echo(f"moodreel is at {_address(host, port)} (stop with Ctrl+C)")
    if not at_home and not names:
        typer.echo("It answers to any name: set MOODREEL_HOSTS to those it has", err=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        forwarded_allow_ips=",".join(proxies),
    )


def _is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _check_free(host: str, port: int) -> None:
    """Says so before anything is loaded where the port cannot be had."""
    if not 1 <= port <= 65535:
        raise BadInput(f"expected a port from 1 to 65535, got {port}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (socket.gaierror, UnicodeError):
            raise _no_host(host) from None
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise _no_host(host) from None
            raise BadInput(
                f"cannot listen on {host} port {port} ({error.strerror or error}); another program "
                f"may use it: try --port {port + 1 if 1024 <= port < 65535 else 8000}"
            ) from error


def _no_host(host: str) -> BadInput:
    return BadInput(
        f"expected a name or address of this machine after --host, got {host!r}; "
        "127.0.0.1 serves this machine only, 0.0.0.0 all that can reach it"
    )
