"""Where a build writes: aside, so that the site before stays whole until the new one is, whatever ends the build in between.

Sphinx is told of another output folder while it writes. What it has written there is compared with the site; where nothing differs,
nothing is touched. Else a second folder, which has all files of the site as links, gets what is new, loses what is gone, and
changes places with the site (see :mod:`sphinx_competency.swapping`). The folder of doctrees has what must be known of the site: which
environment its pages were written from, so that nobody believes one whose pages were never published, and which files are ours.

This module goes beyond Sphinx's public interface where it moves the output folder of a builder.
"""

from __future__ import annotations

import errno
import filecmp
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.util import logging

from competency.replacing import CannotReplaceError, write
from sphinx_competency import disk, placing, swapping, waiting
from sphinx_competency.beside import source_files
from sphinx_competency.domain import domain_of
from sphinx_competency.made_of import made_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BUILDERS: Final = frozenset({"html", "dirhtml", "pdf"})
"""The builders that write aside."""
CALLED: Final = "called"
"""The key of what an environment is called; it gets another name whenever it is written."""
BY_HAND: Final = "by_hand"
"""The key of what the files of pages that are written by hand looked like when they were read."""

Mark = tuple[tuple[int, int], ...]
"""When files were changed, in nanoseconds, and how large they are."""

logger = logging.getLogger(__name__)


class _LikeAny:
    """Stands for the settings of a build while Sphinx compares them, for it would put a mark into the site before anything is built."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a site that was published."""

    token: str = ""
    """The name of the environment that its pages were written from."""
    made_of: str = ""
    files: AbstractSet[str] = frozenset()
    """The files that builds wrote, below the top of the site."""


@dataclass(slots=True)
class Aside:
    """A build whose output is written aside."""

    site: Path
    """The folder that everybody sees."""
    new: Path
    """The folder that the build writes into."""
    prepared: Path
    """The folder that will take the place of the site, and then has the one before."""
    doctrees: Path
    state: State
    made_of: str
    token: str
    """The name of the environment as it was read."""
    read_at: int
    """When that was written; 0 where there was none."""
    build_info: Any
    done: bool = False
    gone: set[str] = field(default_factory=set)
    """The files of the site that the new one has not."""
    kept: list[str] = field(default_factory=list)
    """The files, and folders of files, that it takes over."""
    read: frozenset[str] = frozenset()
    """The documents that this build read."""
    lock: int | None = None

    @property
    def unread(self) -> Path:
        """The file with the documents that builds read which came to no end."""
        return self.doctrees / "unfinished.json"

    @property
    def known(self) -> Path:
        """The file of the state."""
        return self.new.with_suffix(".json")

    @property
    def pickle(self) -> Path:
        """The file of the environment."""
        return self.doctrees / ENV_PICKLE_FILENAME


def published(app: Sphinx) -> Path:
    """The site of the build before: what an output that is kept from it is looked up in."""
    found = _of(app)
    return found.site if found else Path(app.outdir)


def withdraw(app: Sphinx, names: Iterable[str]) -> None:
    """Let files, or all in folders, be gone from the site, each by its path below the top; but not what the build writes under that name."""
    site, found = published(app), _of(app)
    for name in names:
        path = site / name
        files = [name] if not path.is_dir() else [f"{name}/{below}" for below in _files(path)]
        if found:
            found.gone.update(files)
        else:
            for file in files:
                (site / file).unlink(missing_ok=True)


def keep(app: Sphinx, *names: str) -> None:
    """Let files, or all in folders, stay as they are in the site, though the build does not write them."""
    if found := _of(app):
        found.kept += names


def goes_on(app: Sphinx) -> bool:
    """Whether the site was written from the environment that this build read, and is made of the same besides."""
    aside = _of(app)
    return aside is not None and bool(aside.token) and (aside.token, aside.made_of) == (aside.state.token, aside.state.made_of)


def is_up_to_date(app: Sphinx) -> bool:
    """Whether the site was written from this environment, is made of the same besides, and nothing of it is lost.

    Of pages and what belongs to them Sphinx asks whether they are there.
    """
    aside = _of(app)
    if aside is None or not goes_on(app) or _moment(aside.pickle) != aside.read_at:
        return False
    files = (name for name in aside.state.files if "/" not in name or name.startswith(("_static/", "api/")))
    return all((aside.site / name).is_file() for name in files)


def _of(app: Sphinx) -> Aside | None:
    return getattr(domain_of(app.env), "aside", None) if hasattr(app, "env") else None


def _files(folder: Path) -> Iterator[str]:
    """The files below a folder, as paths from there."""
    start = len(os.fspath(folder)) + 1
    for top, _, names in os.walk(folder):
        below = top[start:]
        yield from (f"{below}/{name}" if below else name for name in names)


def _place(site: Path) -> Path:
    """The folder, beside a site, that takes its place. Not below the folder of doctrees, for that may be below the site."""
    return site.parent / f".{site.name}.aside" / "site"


def look_up(app: Sphinx) -> None:
    """Find what the build before has left: before Sphinx makes an output folder, or reads the environment."""
    if not app.outdir.exists():
        disk.check_folders(app)  # Sphinx makes it before any event
    site, doctrees = Path(app.outdir), Path(app.doctreedir)
    prepared = _place(site)
    swapping.recover(prepared, site)
    if doctrees.is_relative_to(site) and not doctrees.exists():
        left = prepared / doctrees.relative_to(site)
        if left.is_dir():
            doctrees.parent.mkdir(parents=True, exist_ok=True)
            left.rename(doctrees)


def prepare(app: Sphinx) -> None:
    """Note what the site was made of, while the environment is as it was read."""
    if app.builder.name not in BUILDERS:
        return
    disk.raise_refusals()
    site, doctrees = Path(app.outdir), Path(app.doctreedir)
    builder: Any = app.builder
    read_at = _moment(doctrees / ENV_PICKLE_FILENAME)
    aside = domain_of(app.env).aside = Aside(
        site=site,
        new=doctrees / f"{builder.name}.new",
        prepared=_place(site),
        doctrees=doctrees,
        state=State(),
        made_of=made_of(app),
        token=domain_of(app.env).data.get(CALLED, "") if read_at else "",
        read_at=read_at,
        build_info=getattr(builder, "build_info", None),
    )
    if aside.build_info is not None:
        builder.build_info = _LikeAny()


def again(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Read again what a build read that came to no end: its doctrees may be of what nobody has any more."""
    aside = _of(app)
    if aside is None:
        return []
    aside.lock = waiting.locked(aside.doctrees)
    aside.state = _known(aside)
    found = [
        docname for docname, mark in _by_hand(app).items() if domain_of(env).data.get(BY_HAND, {}).get(docname, mark) != mark
    ]
    with suppress(OSError, ValueError):
        found += map(str, json.loads(aside.unread.read_text(encoding="utf-8")))
    return found


def _by_hand(app: Sphinx) -> dict[str, Mark]:
    """The times and sizes of each page that is written by hand, and of what it includes: Sphinx sees no file that has become older."""
    env = app.env
    mounted: frozenset[str] = getattr(app.project, "mounted", frozenset())

    def files(docname: str) -> Iterator[Path]:
        yield Path(env.doc2path(docname))
        yield from sorted(Path(env.srcdir, file) for file in env.dependencies.get(docname, ()))

    return {docname: tuple(map(_mark, files(docname))) for docname in sorted(env.found_docs - mounted)}


def _mark(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def begin(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Let everything be written aside from now on."""
    aside = _of(app)
    if aside is None:
        return
    builder: Any = app.builder
    if aside.build_info is not None:
        builder.build_info = aside.build_info
    aside.read = frozenset(docnames)
    if docnames:
        _write(aside.unread, sorted(docnames))
    if aside.new.exists():
        shutil.rmtree(aside.new)
    aside.new.mkdir()
    _write_into(app, aside.new)
    index = getattr(builder, "searchindex_filename", None)
    if index and (aside.site / index).is_file():
        shutil.copyfile(aside.site / index, aside.new / index)  # Sphinx adds to it


def _write_into(app: Sphinx, folder: Path) -> None:
    """Tell Sphinx of another output folder; that of doctrees may lie in it, and stays."""
    builder, before = app.builder, Path(app.outdir)
    for name, value in list(vars(builder).items()):
        if isinstance(value, Path) and value != builder.doctreedir and value.is_relative_to(before):
            setattr(builder, name, type(value)(folder / value.relative_to(before)))
    app.outdir = builder.outdir = type(app.outdir)(folder)


def name_all(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name every page where the site was not written from this environment, or was made of something else."""
    domain_of(env).data[CALLED] = secrets.token_hex(8)  # all environments have one; those of other builders are others too
    domain_of(env).data[BY_HAND] = _by_hand(app)
    if _of(app) is None or app.builder.format != "html":
        return []
    return [] if goes_on(app) else sorted(env.found_docs)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Publish what was written, or leave the site as it was."""
    aside = _of(app)
    if aside is None or aside.done:
        return
    aside.done = True
    refused = disk.refusal(exception)
    try:
        if exception is None:
            _publish(app, aside)
    except OSError as error:
        refused = error
    finally:
        _write_into(app, aside.site)
        shutil.rmtree(aside.new, ignore_errors=True)
        if aside.lock is not None:
            waiting.unlock(aside.lock)
    if refused is not None:
        disk.give_up(refused, aside.doctrees, f"the site in {aside.site} is as it was")


def _publish(app: Sphinx, aside: Aside) -> None:
    files = {*_files(aside.new)}
    written = {docname: name for name in files if (docname := _document(app, name)) is not None}
    if written.keys() == app.env.found_docs:  # then what was not written is not wanted
        aside.gone.update(name for name in aside.state.files if not any(f"{name}/".startswith(f"{kept}/") for kept in aside.kept))
    aside.gone.update(name for docname in written for name in source_files(app, docname) if name in aside.state.files)
    gone = aside.gone - files
    lost = {name for name in gone if os.path.lexists(aside.site / name)}
    changed = {name for name in files if not _same(aside.new / name, aside.site / name)}
    for name in {*written.values()} - changed:  # Sphinx asks the time of a page whether its document is newer
        moment = (aside.new / name).stat().st_mtime_ns
        os.utime(aside.site / name, ns=(moment, moment))
    if changed or lost:
        placing.place(app, aside, changed, lost)
    unwritten = app.builder.format == "html" and aside.read & app.env.found_docs - written.keys()
    token = aside.token if _moment(aside.pickle) == aside.read_at else domain_of(app.env).data[CALLED]
    state = State("" if unwritten else token, aside.made_of, (aside.state.files - gone) | files)
    if state != aside.state:
        _write(aside.known, {"site": _seen_from(aside), **_as_json(state)})
    aside.unread.unlink(missing_ok=True)


def _document(app: Sphinx, name: str) -> str | None:
    """The document whose page a file is."""
    suffix = getattr(app.builder, "out_suffix", "")
    if app.builder.format != "html" or not name.endswith(suffix):
        return None
    stem = name.removesuffix(suffix)
    names = [stem, stem.removesuffix("/index")] if app.builder.name == "dirhtml" else [stem]
    return next((found for found in names if found in app.env.found_docs), None)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and not other.is_symlink() and filecmp.cmp(one, other, shallow=False)


def _moment(file: Path) -> int:
    return _mark(file)[0]


def _known(aside: Aside) -> State:
    try:
        found = json.loads(aside.known.read_text(encoding="utf-8"))
        if found["site"] == _seen_from(aside):
            return State(found["token"], found["made_of"], frozenset(found["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return State()


def _seen_from(aside: Aside) -> str:
    return os.path.relpath(aside.site, aside.doctrees)


def _as_json(state: State) -> dict[str, Any]:
    return {"token": state.token, "made_of": state.made_of, "files": sorted(state.files)}


def _write(file: Path, content: Any) -> None:
    try:
        write(file, json.dumps(content, ensure_ascii=False).encode(errors="surrogateescape"))
    except CannotReplaceError as error:
        raise error.__cause__ if isinstance(error.__cause__, OSError) else OSError(errno.EACCES, str(error), str(file)) from error


def setup(app: Sphinx) -> None:
    """Connect: first of all where a build ends with nothing lost, last where the others have written."""
    look_up(app)
    app.connect("config-inited", lambda app, _: disk.check_folders(app), priority=100)
    app.connect("builder-inited", prepare)
    app.connect("env-get-outdated", again, priority=100)
    app.connect("env-before-read-docs", begin)
    app.connect("env-updated", name_all, priority=900)
    app.connect("build-finished", finish, priority=10_000)
