"""Where do files that people send lie until they are taken in? By their content, in their workspace."""

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from wayline.base import NotFoundError, say
from wayline.server.errors import RefusedError

MOST_BYTES = 2 * 1024**3
CHUNK = 1024 * 1024
_NOT_SAFE = re.compile(r"[^\w.\- ]")
_ID = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: its id is the hash of its content."""

    id: str
    name: str
    path: Path
    size: int


def keep_upload(folder: Path, name: str, stream: BinaryIO) -> Upload:
    """Keep a file; the same content is kept once, under the name it came with first.

    Raises:
        RefusedError: 413 for a file that is too large, 422 for one without a name.
    """
    safe = _NOT_SAFE.sub("_", Path(name).name).strip(". ")[:120]
    if not safe:
        raise RefusedError(422, say("The file has no name."))
    folder.mkdir(parents=True, exist_ok=True)
    total, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as aside:
        while size <= MOST_BYTES and (chunk := stream.read(CHUNK)):
            size += len(chunk)
            total.update(chunk)
            aside.write(chunk)
    if size > MOST_BYTES:
        Path(aside.name).unlink()
        raise RefusedError(413, say("The file is larger than 2 GiB."))
    home = folder / total.hexdigest()
    if home.is_dir():
        Path(aside.name).unlink()
        return find_upload(folder, home.name)
    home.mkdir()
    shutil.move(aside.name, home / safe)
    return Upload(home.name, safe, home / safe, size)


def find_upload(folder: Path, upload_id: str) -> Upload:
    """A file by id.

    Raises:
        NotFoundError: when there is none.
    """
    home = folder / upload_id
    if not _ID.fullmatch(upload_id) or not home.is_dir():
        raise NotFoundError(say("There is no such file."), remedy=say("Send it again."))
    path = next(home.iterdir())
    return Upload(upload_id, path.name, path, path.stat().st_size)
