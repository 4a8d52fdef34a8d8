"""What files said before, from git, where the folder is in a repository. Nothing is ever checked out."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

from competency.files import is_yaml
from competency.yamlfile import YamlFile, led_astray

MOST: Final = 200
"""So many revisions of a file are looked at, the newest first."""

SHORT: Final = 10
"""So many digits of a commit that nobody named are shown."""

LINKS: Final = 40
"""So many links are followed, as a disk does, before they are taken for a circle."""

_LINK: Final = "120000"
"""What git calls the mode of a symbolic link."""


class RevisionError(ValueError):
    """There is no such state of the standards; the message says why."""


class NoStandardsError(RevisionError):
    """The revision is there, but holds no standards."""


class UnrelatedError(RevisionError):
    """Two revisions are there, but have no commit in common."""


class _Blob(NamedTuple):
    mode: str
    name: str


class Revision:
    """A units folder as it was in a revision; see :class:`competency.files.Files`.

    :param root: a folder of the working tree, where the units folder is now.
    :param revision: what git takes for a commit: a branch, a tag, a hash, ``HEAD~2``.
    :param parted: take the commit at which HEAD left the revision.
    :raises RevisionError: there is no git, no repository, no such revision, or no units folder in it.
    """

    def __init__(self, root: Path, revision: str, *, parted: bool = False) -> None:
        self.root = root
        self.name = revision
        self._commit = merge_base(root, revision, "HEAD") if parted else _commit(root, revision)
        self._folder = _units_folder(self._everything, _text(_git(root, "rev-parse", "--show-prefix")).strip(), revision)
        self._contents: dict[str, bytes] = {}

    @cached_property
    def paths(self) -> Sequence[str]:
        """The YAML files, in order."""
        return sorted(path for path in self._blobs if is_yaml(path) and not any(part.startswith(".") for part in path.split("/")))

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The YAML files with git's names for their contents; a link has none, for its file may change when it does not."""
        blobs = self._blobs
        return {path: "" if blobs[path].mode == _LINK else blobs[path].name for path in self.paths}

    def content(self, path: str) -> bytes | YamlFile:
        """The bytes of a YAML file of it, none where a link leads nowhere; or what is to be said of a link that leads elsewhere."""
        return led_astray(path) if self._leads_out(path) else self.read(path) or b""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of it."""
        if path in self._blobs and not self._leads_out(path):
            self.fetch([path])
            return self._contents.get(path)
        return None

    def fetch(self, paths: Iterable[str]) -> None:
        """Read these with one call of git."""
        wanted = [path for path in dict.fromkeys(paths) if path in self._blobs and path not in self._contents]
        if wanted:
            names = [self._request(path) for path in wanted]
            said = _git(self.root, "cat-file", "--batch", "--follow-symlinks", given="".join(f"{name}\n" for name in names))
            self._contents.update(zip(wanted, _answers(said), strict=True))

    def _leads_out(self, path: str) -> bool:
        """Whether links lead from a file to one that does not lie below the units folder."""
        for _ in range(LINKS):
            folders = accumulate(path.split("/"), posixpath.join)
            link = next((part for part in folders if part in self._blobs and self._blobs[part].mode == _LINK), None)
            if link is None:
                return False
            target = _text(_git(self.root, "cat-file", "blob", self._blobs[link].name))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(link), target, path[len(link) + 1 :]))
            if path.startswith(("/", "../")):
                return True
        return False  # they go round in a circle, and git follows no such link

    def _request(self, path: str) -> str:
        blob = self._blobs[path]
        return f"{self._commit}:{self._folder}{path}" if blob.mode == _LINK and "\n" not in path else blob.name

    @cached_property
    def _blobs(self) -> Mapping[str, _Blob]:
        """The files below the units folder."""
        start = len(self._folder)
        return {path[start:]: blob for path, blob in self._everything.items() if path.startswith(self._folder)}

    @cached_property
    def _everything(self) -> Mapping[str, _Blob]:
        """The files of the whole revision: the units folder may have lain elsewhere."""
        found = {}
        for line in _text(_git(self.root, "ls-tree", "-r", "-z", "--full-tree", self._commit)).split("\0"):
            about, _, path = line.partition("\t")
            if path:
                mode, kind, name = about.split()
                if kind == "blob":
                    found[path] = _Blob(mode, name)
        return found


def earlier(file: Path) -> Iterator[tuple[str, bytes]]:
    """The revisions of a file, newest first: a short name and the bytes; none where there is no repository, or no git."""
    names = _call(file.parent, "log", f"--max-count={MOST}", "--format=%h", "--", file.name)
    for name in _text(names.stdout if names else b"").split():
        content = _call(file.parent, "show", f"{name}:./{file.name}")
        if content is not None and content.returncode == 0:
            yield name, content.stdout


def path_from_top(file: Path) -> str | None:
    """How git names a file: its path from the top of the repository; none where there is no repository, or no git."""
    prefix = _call(file.parent, "rev-parse", "--show-prefix")
    return None if prefix is None or prefix.returncode else f"{_text(prefix.stdout).removesuffix(chr(10))}{file.name}"


def merge_base(root: Path, one: str, other: str) -> str:
    """The commit at which two revisions parted, by its full name.

    :raises RevisionError: there is no git, no repository, no such revision, or nothing that both come from.
    """
    commits = (_commit(root, one), _commit(root, other))
    found = _call(root, "merge-base", *commits)
    if found is None or found.returncode:
        raise UnrelatedError(
            f"'{one}' and '{other}' have no commit in common here; a shallow clone may lack it (git fetch --unshallow)"
        )
    return _text(found.stdout).strip()


def _commit(root: Path, revision: str) -> str:
    """The full name of a commit; what begins with a dash is no option."""
    inside = _call(root, "rev-parse", "--is-inside-work-tree")
    if inside is None:
        raise RevisionError("git is not installed, without which no revision can be read")
    if inside.returncode:
        raise RevisionError(f"{root} lies in no git repository, so that it has no revisions")
    found = _call(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None or found.returncode:
        raise RevisionError(f"git knows no revision '{revision}' here")
    return _text(found.stdout).strip()


def _units_folder(files: Iterable[str], now: str, revision: str) -> str:
    """The units folder of a revision, with a slash at its end: where it is now, else the only one there is."""
    folders = sorted(path.removesuffix("register.yaml") for path in files if f"/{path}".endswith("/register.yaml"))
    if now in folders:
        return now
    if len(folders) == 1:
        return folders[0]
    if folders:
        listed = ", ".join(folder or "the top folder" for folder in folders)
        raise RevisionError(f"revision '{revision}' has several units folders, and none at {now or 'the top'}: {listed}")
    raise NoStandardsError(f"revision '{revision}' has no units folder: there is no register.yaml in it")


def _answers(said: bytes) -> Iterator[bytes]:
    """The contents in what ``git cat-file --batch`` says; nothing for what is no file, such as the end of a broken link."""
    place = 0
    while place < len(said):
        end = said.index(b"\n", place)
        head = said[place:end].split(b" ")
        place = end + 1
        if head[-1].isdigit():  # so many bytes follow: of a file, or of what git has to say about a link
            stop = place + int(head[-1])
            yield said[place:stop] if head[1] == b"blob" else b""
            place = stop + 1
        else:  # "missing"
            yield b""


def _git(folder: Path, *arguments: str, given: str = "") -> bytes:
    """What git says.

    :raises RevisionError: it refuses; the message is git's.
    """
    done = _call(folder, *arguments, given=given)
    if done is None or done.returncode:
        said = _text(done.stderr).strip() if done else "it is not installed"
        raise RevisionError(f"git {arguments[0]} failed: {said}")
    return done.stdout


def _call(folder: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, input=os.fsencode(given), capture_output=True, check=False)  # noqa: S603, S607 (what git it is, is the user's choice)
    except OSError:
        return None


def _text(said: bytes) -> str:
    return os.fsdecode(said)
