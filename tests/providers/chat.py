"""A server that speaks OpenAI's chat protocol, over real HTTP on this machine."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.providers.far_away import FarAway, Request, far_away


class Chat:
    """What was asked, and where."""

    def __init__(self, far: FarAway) -> None:
        self.far = far
        self.asked: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        return f"{self.far.origin}/v1"

    @property
    def said(self) -> str:
        """All that was sent, as one text."""
        return json.dumps([self.asked, self.far.seen], ensure_ascii=False)


@contextmanager
def chat(answer: Callable[[str], str] | None = None) -> Iterator[Chat]:
    """A model that answers the last message with `answer`; a function may be put on
    `chat.far.answer` to play a server that misbehaves."""
    with far_away() as far:
        found = Chat(far)

        def say(request: Request) -> None:
            found.asked.append(request.body)
            text = (answer or (lambda about: about))(request.body["messages"][-1]["content"])
            request.say_json(completion(text))

        far.answer = say
        yield found


def completion(text: str) -> dict[str, Any]:
    """An answer as the protocol has it."""
    message = {"role": "assistant", "content": text}
    return {
        "id": "x", "object": "chat.completion", "created": 0, "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }  # fmt: skip
