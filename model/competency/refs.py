"""Refs: how a unit of competency, an edition of it, or one of its clauses is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like: kebab-case, so that it reads well in a link."""

RESERVED_IDS: Final = frozenset({"title", "range", "lead", "remark"})
"""Parts of every unit; an erratum or a defect may name them, a clause may not take them."""

_REF: Final = re.compile(
    r"(?P<code>[A-Za-z0-9][A-Za-z0-9._-]*)(@(?P<edition>[1-9][0-9]{0,5}))?(#(?P<id>[a-z0-9]+(-[a-z0-9]+)*))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """``CODE[@EDITION][#ID]``; without an edition it means the current one."""

    code: str
    edition: int | None = None
    id: str | None = None

    @staticmethod
    @lru_cache(maxsize=1 << 14)
    def parse(text: str) -> Ref:
        """Read a ref.

        :raises ValueError: the text is not a ref; the message says what one looks like.
        """
        found = _REF.fullmatch(text)
        if found is None:
            message = f"'{text}' is not a ref; expected CODE, CODE#ID or CODE@EDITION#ID"
            raise ValueError(message)
        edition = found["edition"]
        return Ref(found["code"], int(edition) if edition else None, found["id"])

    @property
    def unit(self) -> Ref:
        """The same ref without the id: the whole unit."""
        return Ref(self.code, self.edition)

    def __str__(self) -> str:
        edition = "" if self.edition is None else f"@{self.edition}"
        return f"{self.code}{edition}{'' if self.id is None else f'#{self.id}'}"
