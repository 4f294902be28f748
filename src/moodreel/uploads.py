"""Forms that may carry a picture, read in memory alone: the API's and the pages'.

Starlette keeps files of forms above one megabyte in the temporary folder; here nothing of a picture
is ever written. How large a body may be at all is said in `api/bodies`.
"""

import logging
from dataclasses import dataclass, field

from fastapi import HTTPException, Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from moodreel.domain.review import MAX_SENT_BYTES
from moodreel.errors import BadInput

MAX_PICTURE_BYTES = 10 * 1024 * 1024
"""A photo of 12 megapixels as phones write it (2 to 6 MB) with room to spare."""

ROOM_FOR_FIELDS = 256 * 1024
MAX_FIELDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureForm:
    """What a form sent: its fields, and the picture's bytes, None where there is no picture."""

    fields: FormData = field(repr=False)
    picture: bytes | None = field(default=None, repr=False)
    stray: bool = False
    """Whether a file came in another field, and was dropped."""


async def read_picture_form(request: Request) -> PictureForm:
    """The fields and the file `picture` of a form; a name that the file may have is dropped unread,
    and an empty file is none (browsers send one where nobody picked any).

    Read once: whoever asks again gets the same. Raises HTTPException 400 where the form cannot be
    parsed, BadInput for a larger picture.
    """
    read: PictureForm | None = getattr(request.state, "form", None)
    if read is None:
        read = request.state.form = await _read(request)
    return read


async def _read(request: Request) -> PictureForm:
    form = await _parse(request)
    sent = form.get("picture")
    picture = await sent.read() if isinstance(sent, UploadFile) else b""
    stray = any(k != "picture" and isinstance(v, UploadFile) for k, v in form.multi_items())
    fields = FormData([(k, v) for k, v in form.multi_items() if isinstance(v, str)])
    await form.close()
    if len(picture) > MAX_PICTURE_BYTES:
        raise BadInput(
            f"expected a picture of at most {MAX_PICTURE_BYTES // 1024 // 1024} MB, "
            "got a larger one"
        )
    return PictureForm(fields=fields, picture=picture or None, stray=stray)


async def _parse(request: Request) -> FormData:
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # below, it logs what came
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        return await request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_SENT_BYTES)
    parser = MultiPartParser(
        request.headers,
        request.stream(),
        max_files=1,
        max_fields=MAX_FIELDS,
        max_part_size=ROOM_FOR_FIELDS,
    )
    # Above the largest body that gets here, so that no file ever rolls over to the disk.
    parser.spool_max_size = MAX_PICTURE_BYTES + 2 * ROOM_FOR_FIELDS
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise HTTPException(400, error.message) from None
