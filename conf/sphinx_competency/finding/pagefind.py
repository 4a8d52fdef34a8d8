"""Pagefind's command, which makes an index that browsers read a piece at a time: https://pagefind.app.

It is told of one page after the other through a pipe, as its own packages for Node and Python do it. Told to look for files itself,
it takes them as the disk has them, so that two machines make two indexes; and its Python package waits a tenth of a second a page.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from subprocess import PIPE
from typing import IO, Any, Final

NEEDED: Final = ("pagefind-entry.json", "pagefind.js", "pagefind.*.pf_meta", "wasm.*.pagefind", "index", "fragment")
"""What a browser asks for. The rest are interfaces that the search page does without."""
INSTALL: Final = "install it: pip install 'sphinx-competency[search]'"


class PagefindError(Exception):
    """Pagefind could not make an index; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that Pagefind is told of."""

    address: str
    html: str


@cache
def command() -> Path | None:
    """The command of the installed package, or none."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 (the package may not be there)
    except ImportError:
        return None
    found: Path | None = get_executable()
    return found


def edition() -> str:
    """The version of the package; empty where it is not installed."""
    try:
        return version("pagefind")
    except PackageNotFoundError:
        return ""


def ask(program: Path, pages: Sequence[Page]) -> dict[str, bytes]:
    """The files of an index of these pages, in their order, as far as a browser asks for them.

    :raises PagefindError: there is no index.
    """
    try:
        process = subprocess.Popen([program, "--service"], stdin=PIPE, stdout=PIPE, stderr=PIPE)  # noqa: S603 (the installed command)
    except OSError as error:
        raise PagefindError(f"{program} cannot be run ({error.strerror})") from error
    with process, ThreadPoolExecutor(2) as pool:
        assert process.stdin and process.stdout and process.stderr  # noqa: S101, PT018 (all three are pipes)
        complaint = pool.submit(process.stderr.read)
        told = pool.submit(_tell, process.stdin, _requests(pages))
        files, said = _listen(process.stdout)
        if said:
            process.kill()  # it might wait for somebody to read its other answers
        told.result()
        with suppress(BrokenPipeError):
            process.stdin.close()
        code, heard = process.wait(), complaint.result().decode(errors="replace").strip()
    if files is None:
        raise PagefindError(said or heard.rpartition("\n")[2] or f"it ended with exit code {code} before the index was written")
    return {file["path"]: base64.b64decode(file["content"]) for file in files if _is_needed(PurePosixPath(file["path"]))}


def _is_needed(path: PurePosixPath) -> bool:
    return any(PurePosixPath(path.parts[0]).match(name) for name in NEEDED)


def _requests(pages: Iterable[Page]) -> Iterator[Mapping[str, Any]]:
    yield {"type": "NewIndex", "config": {}}
    for page in pages:
        yield {"type": "AddFile", "index_id": 0, "file_path": None, "url": page.address, "file_contents": page.html}
    # Not told to write them: it says that files are written when the last of them may still be empty.
    yield {"type": "GetFiles", "index_id": 0}


def _tell(pipe: IO[bytes], requests: Iterable[Mapping[str, Any]]) -> None:
    """Send messages; the command may be gone before it has read them all."""
    with suppress(BrokenPipeError):
        for number, request in enumerate(requests, 1):
            pipe.write(base64.b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b",")
        pipe.flush()


def _listen(pipe: IO[bytes]) -> tuple[Sequence[Mapping[str, str]] | None, str]:
    """Read answers until the files come, each with its path and its content; else none, and what went wrong if it was said."""
    parts: list[bytes] = []
    while read := pipe.read1(1 << 16):  # type: ignore[attr-defined]
        *ends, rest = read.split(b",")
        for end in ends:
            payload = json.loads(base64.b64decode(b"".join([*parts, end])))["payload"]
            parts = []
            if payload["type"] == "Error":
                return None, str(payload["message"])
            if payload["type"] == "GetFiles":
                return payload["files"], ""
        parts.append(rest)
    return None, ""
