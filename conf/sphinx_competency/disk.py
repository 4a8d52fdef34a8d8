"""What is said where the disk refuses: a sentence that names the place and what to do, and the end of the build."""

from __future__ import annotations

import errno
import logging as plain_logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from sphinx.errors import SphinxParallelError
from sphinx.util import logging

from competency.diagnostics import visible

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WHAT_TO_DO: Final = {
    errno.ENOSPC: "make room on that disk",
    errno.EDQUOT: "make room in your quota",
    errno.EFBIG: "let files be larger (ulimit -f)",
    errno.EROFS: "let it be written, or build into another folder",
    errno.EACCES: "let it be written (chmod u+w), or build into another folder",
    errno.EPERM: "let it be written, or build into another folder",
    errno.EIO: "look at that disk",
}
"""What helps, by the number of an error of the disk."""

REFUSED: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
"""The errors after which nothing can be written; any other is about a single file."""

_WRITER: Final = "sphinx.sphinx.builders.html"
"""The logger of what writes pages, which warns of an error where others raise it, and goes on."""

logger = logging.getLogger(__name__)


class _RaiseRefusals(plain_logging.Filter):
    """Makes a warning of Sphinx's about the disk the error that it is: a page that is half written must not be published."""

    def filter(self, record: plain_logging.LogRecord) -> bool:
        """Raise what a warning tells of, where it is such an error."""
        for argument in record.args if isinstance(record.args, tuple) else ():
            if isinstance(argument, OSError) and argument.errno in REFUSED:
                raise argument
        return True


def raise_refusals() -> None:
    """Let no page be half written, in this process and in those that it starts."""
    writer = plain_logging.getLogger(_WRITER)
    if not any(isinstance(known, _RaiseRefusals) for known in writer.filters):
        writer.addFilter(_RaiseRefusals())


def refusal(error: BaseException | None) -> OSError | None:
    """The error of the disk that an error comes from, if it does, be it one of another process."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in REFUSED:
            return error
        if isinstance(error, SphinxParallelError) and (found := re.search(r"\[Errno (\d+)\]", str(error.message))):
            code = int(found[1])
            if code in REFUSED:
                return OSError(code, os.strerror(code))
        error = error.__cause__ or error.__context__
    return None


def give_up(error: OSError, place: Path, consequence: str) -> NoReturn:
    """Say what the disk refused, and end the build: nobody needs a traceback for it.

    :param place: the folder that was written to, for an error that names no file.
    """
    file = error.filename or place
    advice = WHAT_TO_DO.get(error.errno or 0, "see why")
    said = visible(f"{os.fsdecode(file)}: {error.strerror}; {consequence} ({advice}, then build again)")
    logger.error("%s", said, type="competency", subtype="disk")
    raise SystemExit(2)


def check_folders(app: Sphinx) -> None:
    """End a build at its beginning where it could not write what it makes."""
    for folder in (Path(app.outdir), Path(app.doctreedir)):
        there = next(place for place in (folder, *folder.parents) if place.exists())
        closed = not there.stat().st_mode & 0o222  # asked of the folder: root may write everything
        if there.is_dir() and (closed or not os.access(there, os.W_OK | os.X_OK)):
            read_only = bool(os.statvfs(there).f_flag & os.ST_RDONLY)
            code = errno.EROFS if read_only else errno.EACCES
            give_up(OSError(code, os.strerror(code), os.fspath(there)), there, "nothing was built")
