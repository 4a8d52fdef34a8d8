"""The files of the standards: each is read as what it should be, kept, and let go of while others are alive."""

from __future__ import annotations

import hashlib
import json
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from competency.diagnostics import Diagnostic
from competency.files import Files
from competency.kept import Kept
from competency.memory import while_few_are
from competency.parts import Part
from competency.shape import validate
from competency.sharing import shared
from competency.unit import Clause, Unit
from competency.yamlfile import YamlFile, parse

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Entry(Generic[P]):
    """A file and, where its shape is right, what it says."""

    file: YamlFile
    value: P | None

    @property
    def path(self) -> str:
        """The path of the file, relative to the units folder."""
        return self.file.path

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return Path(self.file.path).stem

    @cached_property
    def digest(self) -> bytes:
        """A digest of the file's text."""
        return hashlib.sha256(self.file.text.encode(errors="surrogateescape")).digest()

    @cached_property
    def edition(self) -> tuple[str, int] | None:
        """The code and the edition of a unit that can be read; to ask for them does not bring its value into being."""
        return (self.value.code, self.value.edition) if isinstance(self.value, Unit) else None

    @property
    def is_good(self) -> bool:
        """Whether it has a value; to ask does not bring the value into being."""
        return self.value is not None

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses of a unit by id; the first of those that share one."""
        return self.value.clauses_by_id if isinstance(self.value, Unit) else {}


Read = tuple[Entry[P], list[Diagnostic]]
"""A file with its problems."""


class _Good(Entry[P]):
    """A file that is good. Its value is alive while few are: it is let go of, and made again once somebody asks for it."""

    @classmethod
    def _of(cls, file: YamlFile, digest: bytes, edition: tuple[str, int] | None, **others: Any) -> _Good[P]:
        entry = cls.__new__(cls)  # not as others make entries, of a file and a value: the value may come later
        entry.__dict__.update(file=file, edition=edition, **others)
        if digest:
            entry.__dict__["digest"] = digest
        return entry

    @classmethod
    def read(cls, file: YamlFile, value: P, digest: bytes) -> _Good[P]:
        """A file that has just been read."""
        entry = cls._of(file, digest, (value.code, value.edition) if isinstance(value, Unit) else None, value=value)
        while_few_are(entry, len(file.text))
        return entry

    @classmethod
    def recalled(cls, file: YamlFile, digest: bytes, model: type[P], kept: bytes) -> _Good[P]:
        """A file that was good when it was read before, of what :meth:`kept` said of it then."""
        name, _, said = kept.partition(b"\n")
        edition = tuple(json.loads(name))
        return cls._of(file, digest, edition or None, _model=model, _said=said)

    @property
    def is_good(self) -> bool:
        """It has a value, unless somebody copied it without."""
        return self.__dict__.get("value", self) is not None

    @cached_property
    def value(self) -> P | None:
        """What the file says."""
        model, said, held = (self.__dict__.pop(name, None) for name in ("_model", "_said", "_held"))
        try:
            found: P | None = (held and held()) or model.model_validate_json(said)
        except ValueError:
            return validate(self.file, model)[0]
        while_few_are(self, len(self.file.text))
        return found

    def kept(self) -> bytes:
        """All that is needed to recall it: a line with the code and the edition, then the value, both in JSON.

        :raises ValueError: JSON cannot say it, say half of a pair of surrogates.
        """
        return json.dumps(self.edition or ()).encode() + b"\n" + _in_json(self.value)

    def let_go(self) -> None:
        """Let go of the value, and keep what it is made of again. Who holds it still shares it with those who ask for it again."""
        value = self.__dict__.get("value")
        if value is not None:
            with suppress(ValueError):  # JSON cannot say it, so it stays
                self.__dict__.update(_said=_in_json(value), _held=weakref.ref(value), _model=type(value))
                del self.__dict__["value"]


def _in_json(value: Part | None) -> bytes:
    """A value with the keys that its file names."""
    return value.model_dump_json(by_alias=True, exclude_unset=True).encode() if value else b""


def read_entry(files: Files, path: str, model: type[P], kept: Kept | None = None) -> Read[P]:
    """Read a file of the standards; return it with its problems. What is good is kept, and taken from there the next time."""
    (found,) = read_entries(files, [(path, model)], kept)
    return found


def read_entries(
    files: Files, asked: Sequence[tuple[str, type[Part]]], kept: Kept | None = None, processes: int = 1
) -> list[Read[Any]]:
    """Read files of the standards, each as what it should be; return them in order, each with its problems."""
    found: dict[str, Read[Any]] = {}
    later: list[_New] = []
    is_said = kept is not None or processes > 1

    def read(file: _New) -> bytes:
        entry, _ = found[file.path] = _read(file)
        if is_said and isinstance(entry, _Good):
            with suppress(ValueError):
                return entry.kept()
        return b""

    def keep(file: _New, said: bytes) -> None:
        if said and kept:
            kept.put(said, file.model.__name__, file.digest)

    for path, model in asked:
        content = files.content(path)
        if isinstance(content, YamlFile):
            found[path] = Entry(content, None), [*content.problems]
            continue
        new = _New(path, model, content, hashlib.sha256(content).digest() if is_said else b"")
        said = kept.get(model.__name__, new.digest) if kept else None
        if said is not None:
            found[path] = _recalled(new, said)
        elif processes > 1:
            later.append(new)
        else:
            keep(new, read(new))
    for new, said in zip(later, shared(read, later, processes), strict=True):
        if new.path not in found:  # another process has read it
            found[new.path] = _recalled(new, said) if said else _read(new)
        keep(new, said)
    return [found[path] for path, _ in asked]


class _New(NamedTuple):
    """A file that is to be read; its bytes have a digest where what it says is to be kept, or goes to another process."""

    path: str
    model: type[Part]
    content: bytes
    digest: bytes


def _recalled(new: _New, said: bytes) -> Read[Any]:
    return _Good.recalled(YamlFile(new.path, new.content.decode()), new.digest, new.model, said), []


def _read(new: _New) -> Read[Any]:
    file = parse(new.content, new.path)
    value, wrong = validate(file, new.model)
    if value is None or file.problems:
        return Entry(file, value), [*file.problems, *wrong]
    file.let_go()
    return _Good.read(file, value, new.digest), []
