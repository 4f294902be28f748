"""Questions that come as forms, with a picture: read as the JSON that they stand for."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.types import Message

from moodreel.errors import BadInput
from moodreel.uploads import MAX_PICTURE_BYTES, ROOM_FOR_FIELDS, read_picture_form

PICTURE_BODIES = {"/api/v1/mood": MAX_PICTURE_BYTES + ROOM_FOR_FIELDS}
"""The paths whose forms may carry a picture, and the most bytes of such a form."""

NO_FORM = (
    "expected JSON, or a form (multipart/form-data) with the picture's file in the field `picture`"
)
NO_FILE = "picture: expected a file in this field, got text (with curl: -F picture=@FILE)"
STRAY = "expected the picture's file in the field `picture`, got a file in another"
_FLAGS = {"true": True, "false": False}

FORM: dict[str, Any] = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {
                    "title": "MoodForm",
                    "type": "object",
                    "properties": {
                        "picture": {
                            "type": "string",
                            "format": "binary",
                            "description": "A photo of a face: JPEG, PNG, WebP, GIF or BMP, at "
                            "most 10 MB. Read in memory and forgotten; its name is not looked at.",
                        },
                        "text": {"type": "string"},
                        "choose": {"type": "string"},
                        "explain": {"type": "boolean"},
                        "keep_label": {"type": "boolean"},
                    },
                    "additionalProperties": False,
                },
                "example": {"picture": "the bytes of me.jpg", "text": "long day"},
            }
        }
    }
}
"""What OpenAPI says of it, beside the JSON."""


class PictureRoute(APIRoute):
    """A route that takes its question as JSON or as a form; `picture_of` gives what came beside."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def handle(request: Request) -> Response:
            kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind.startswith("image/"):
                raise HTTPException(415, NO_FORM)
            if kind == "multipart/form-data":
                request = await _as_question(request)
            return await answer(request)

        return handle


def picture_of(request: Request) -> bytes | None:
    """The picture that came beside the question, if any did."""
    found: bytes | None = getattr(request.state, "picture", None)
    return found


async def _as_question(request: Request) -> Request:
    """The request as if its fields had come as JSON, the picture in its state."""
    form = await read_picture_form(request)
    fields = dict(form.fields)
    if "picture" in fields:
        raise BadInput(NO_FILE)
    if form.stray:
        raise BadInput(STRAY)
    question = {name: _FLAGS.get(str(value), value) for name, value in fields.items()}
    question |= {name: fields[name] for name in ("text", "choose") if name in fields}
    body = json.dumps(question).encode()

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [pair for pair in request.scope["headers"] if pair[0] != b"content-type"]
    scope = {
        **request.scope,
        "headers": [*headers, (b"content-type", b"application/json")],
        "state": {**request.scope.get("state", {}), "picture": form.picture},
    }
    return Request(scope, receive)
