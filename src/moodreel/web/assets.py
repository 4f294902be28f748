"""Style, script and icon: kept for good by browsers, under addresses that change with them."""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).with_name("static")
FOR_GOOD = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"


def asset_address(path: Path) -> str:
    """The asset's address, which changes when the asset does."""
    return f"/static/{path.name}?v={_version(path)}"


class Assets(StaticFiles):
    """The files of `STATIC`; one that is asked for by its version never changes."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("v", [""])[0]
        for_good = asked == _version(Path(full_path))
        answer.headers["Cache-Control"] = FOR_GOOD if for_good else FOR_AN_HOUR
        return answer


@cache
def _version(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:10]
