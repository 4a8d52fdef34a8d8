"""Records in blocks: after an edit, only the blocks that have what was edited are made again, and the index is joined of all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from competency import Entry, Unit
from sphinx_competency.finding.records import Address, Record, records
from sphinx_competency.standards import Standards, unit_docname

BLOCK: Final = 100
"""About so many records a block has: the index of 10,000 is joined of some hundred and forty."""


@dataclass(frozen=True, slots=True)
class Block:
    """Records that follow each other."""

    key: str
    """A mark of all that they are made of."""
    count: int
    records: Callable[[], Sequence[Record]]


def in_blocks(standards: Standards, address: Address, version: str, size: int = BLOCK) -> Iterator[Block]:
    """The current units in the order of a book, in blocks.

    A block ends after a unit whose path says so, and once it is long, more paths say so. So blocks keep their limits, whatever comes and
    goes elsewhere.

    :param version: a mark of what makes an index besides the units and the register.
    :param size: about how many records a block has.
    """
    start = hashlib.sha256(version.encode() + standards.register.register.digest)
    digest, own = start.copy(), list[Entry[Unit]]()
    for entry in standards.in_order:
        code = entry.edition[0] if entry.edition else ""
        editions = [(number, address(unit_docname(other.path))) for number, other in standards.editions.get(code, ())]
        said = repr((entry.path, address(unit_docname(entry.path)), entry.digest, editions))
        digest.update(said.encode(errors="surrogateescape"))
        own.append(entry)
        if crc32(entry.path.encode(errors="surrogateescape")) % (size if len(own) < size else size // 4) == 0:
            yield _block(standards, address, digest.hexdigest(), own)
            digest, own = start.copy(), []
    if own:
        yield _block(standards, address, digest.hexdigest(), own)


def _block(standards: Standards, address: Address, key: str, entries: Sequence[Entry[Unit]]) -> Block:
    return Block(key, len(entries), lambda: [*records(standards, address, entries)])


__all__ = ["Block", "in_blocks"]
