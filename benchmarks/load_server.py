"""The server that load.py asks: the whole app, with whom a request belongs to told by a header."""

import sys

import uvicorn
from fastapi import Request

from moodreel.identity import Identity
from moodreel.server import create_app
from moodreel.wiring import open_engine


async def identify(request: Request) -> Identity:
    """Whoever the header names."""
    return Identity(person=request.headers.get("x-person"), how="token")


app = create_app(open_engine())
app.state.identify = identify
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
