"""Forms that may carry a file, read in memory alone: the API's and the pages'.

Starlette keeps files of forms above one megabyte in the temporary folder; here nothing of a picture
is ever written. How large a body may be at all is said in `api/bodies`.
"""

import logging
from dataclasses import dataclass, field

from fastapi import HTTPException, Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import Response

from moodreel.domain.review import MAX_SENT_BYTES
from moodreel.errors import BadInput, shorten
from moodreel.usecases.export_history import File

MAX_PICTURE_BYTES = 10 * 1024 * 1024
"""A photo of 12 megapixels as phones write it (2 to 6 MB) with room to spare."""

ROOM_FOR_FIELDS = 256 * 1024
MAX_FIELDS = 200

MAX_IMPORT_BYTES = 10 * 1024 * 1024
"""An export of tens of thousands of films."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentForm:
    """A form as it came: its fields, and its file, of which there is one at most."""

    fields: FormData = field(repr=False)
    file_field: str = ""
    file_name: str = field(default="", repr=False)
    content: bytes = field(default=b"", repr=False)

    def file(self, name: str, most_bytes: int) -> bytes | None:
        """The file that came in the field of this name; None for none, and for an empty one, which
        browsers send where nobody picked any. Raises BadInput for a larger one.
        """
        if self.file_field != name or not self.content:
            return None
        if len(self.content) > most_bytes:
            most = most_bytes // 1024 // 1024
            raise BadInput(f"expected a {name} of at most {most} MB, got a larger one")
        return self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureForm:
    """What a form sent: its fields, and the picture's bytes, None where there is no picture."""

    fields: FormData = field(repr=False)
    picture: bytes | None = field(default=None, repr=False)
    stray: bool = False
    """Whether a file came in another field, and was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileForm:
    """A file that a form sent in its field `file`; None where there is none."""

    name: str = field(repr=False)
    """To be told back, and never used as a path."""
    content: bytes | None = field(default=None, repr=False)


async def read_fields(request: Request) -> FormData:
    """The fields of a form that may carry a file. Raises HTTPException 400 where it cannot be
    parsed.
    """
    return (await _read(request)).fields


async def read_picture_form(request: Request) -> PictureForm:
    """The fields and the file `picture` of a form; a name that the file may have is dropped unread.

    Raises HTTPException 400 where the form cannot be parsed, BadInput for a larger picture.
    """
    form = await _read(request)
    picture = form.file("picture", MAX_PICTURE_BYTES)
    stray = form.file_field not in ("", "picture")
    return PictureForm(fields=form.fields, picture=picture, stray=stray)


async def read_import_form(request: Request) -> FileForm:
    """The file `file` of a form, with its name. Raises as `read_picture_form` does."""
    form = await _read(request)
    name = shorten(form.file_name.rsplit("/", 1)[-1])
    return FileForm(name=name, content=form.file("file", MAX_IMPORT_BYTES))


def download(file: File) -> Response:
    """The file, to be kept under its name rather than shown."""
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Cache-Control": "no-store",
    }
    return Response(file.text, media_type=file.media_type, headers=headers)


async def _read(request: Request) -> SentForm:
    """Read once: whoever asks again gets the same."""
    read: SentForm | None = getattr(request.state, "form", None)
    if read is None:
        form = await _parse(request)
        fields = FormData([(k, v) for k, v in form.multi_items() if isinstance(v, str)])
        files = [(k, v) for k, v in form.multi_items() if isinstance(v, UploadFile)]
        read = SentForm(fields=fields)
        for name, sent in files:
            read = SentForm(
                fields=fields,
                file_field=name,
                file_name=sent.filename or "",
                content=await sent.read(),
            )
        await form.close()
        request.state.form = read
    return read


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
    parser.spool_max_size = max(MAX_PICTURE_BYTES, MAX_IMPORT_BYTES) + 2 * ROOM_FOR_FIELDS
    try:
        return await parser.parse()
    except MultiPartException as error:
        raise HTTPException(400, error.message) from None
