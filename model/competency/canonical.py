"""The one form of a file of the standards: order of keys, layout, folding and quotation marks; what it says stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from pydantic import BaseModel

from competency.crosswalk import Match, Member, Unmatched
from competency.diagnostics import Diagnostic
from competency.evidence import Claim, Held, Judgement
from competency.evidence import Item as Piece
from competency.industry import FunctionalArea
from competency.naming import give_ids
from competency.parts import Part
from competency.shape import keys, validate
from competency.unit import Allowance, Retirement, Unit
from competency.yamlevents import Ambiguous
from competency.yamlfile import YamlFile, parse
from competency.yamlscalars import WIDTH, block, inline, quoted
from competency.yamltree import Collection, Item, Tree, data_of, read_tree

ONE_LINE: Final = frozenset(
    {
        *(Member, Match, Unmatched, FunctionalArea, Retirement, Allowance),
        *(Held, Piece, Claim, Judgement),
    }
)
"""Short records: one a line however long, so that a change of one is a change of one line."""

QUOTED: Final = frozenset({(Match, "pin"), (Claim, "pin"), (Judgement, "pin")})
"""Always in quotation marks: digits alone, or digits with an ``e``, would be a number without."""

Model = type[BaseModel] | None


@dataclass(frozen=True, slots=True)
class Canonical:
    """A file in its canonical form."""

    text: str
    ids: tuple[str, ...]
    """The ids that were given to clauses without one, in the order of the file."""

    def first_change(self, text: str) -> int:
        """The number of the first line, from 1, that is another in a text."""
        pairs = zip_longest(self.text.split("\n"), text.split("\n"))
        return next((number for number, (new, old) in enumerate(pairs, 1) if new != old), 1)


def canonical(file: YamlFile, model: type[Part]) -> tuple[Canonical | None, list[Diagnostic]]:
    """Return the canonical form of a file, or none and why it has none: mostly, that it cannot be read.

    What the file says and its comments stay; requirements, statements and outcomes of a unit that have no id get one.
    """
    text = file.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    read = file if text == file.text else parse(text.encode(), file.path)
    if read.problems:
        return None, list(file.problems)
    if not isinstance(read.data, dict):
        return None, validate(file, model)[1]
    wrong = validate(read, model)[1]
    if any(problem.code == "unknown-key" for problem in wrong):  # nobody knows what it should be, nor where it belongs
        return None, wrong
    tree = read_tree(text)
    understood = data_of(tree.value) == read.data
    ids = give_ids(tree.value) if model is Unit else ()
    _order(tree.value, model)
    result = "".join(f"{line}\n" for line in _lines(tree, model))
    again = parse(result.encode(), file.path)
    if not understood or again.problems or again.data != data_of(tree.value):  # rather no form than another meaning
        what, expected = "the file has no canonical form that says the same", "keys of at most 1,000 letters"
        return None, [Diagnostic(path=file.path, line=1, column=1, code="no-canonical-form", message=what, expected=expected)]
    return Canonical(result, ids), []


def _order(value: Any, model: Model) -> None:
    """Put the keys in the order of their type, others after them by name; and the comments in list items where they can stand."""
    if not isinstance(value, Collection):
        return
    known = {} if model is None or value.is_list else keys(model)
    places = {key: place for place, key in enumerate(known)}
    if not value.is_list:
        value.items.sort(key=lambda item: (places.get(item.key or "", len(places)), "" if item.key in places else item.key))
    for item in value.items:
        inner = model if value.is_list else known.get(item.key or "")
        _order(item.value, inner)
        if value.is_list and isinstance(item.value, Collection) and item.value.items:
            _raise_comments(item, item.value, inner)


def _raise_comments(item: Item, value: Collection, model: Model) -> None:
    """Put the comments that would stand between the dash of a list item and its first line above the item."""
    item.above += value.items[0].above
    value.items[0].above = []
    if item.beside and (value.is_list or _needs_lines(value, model)):
        item.above.append(item.beside)
        item.beside = ""


def _lines(tree: Tree, model: Model) -> Iterator[str]:
    yield from tree.head
    if not tree.value.items:
        yield "{}"
    yield from _block(tree.value, 0, model)


def _block(found: Collection, indent: int, model: Model) -> Iterator[str]:
    """The lines of a list or a mapping whose items stand one below the other."""
    margin = " " * indent
    known = {} if model is None or found.is_list else keys(model)
    for item in found.items:
        yield from (margin + comment for comment in item.above)
        if item.key is None:
            yield from _item(item, f"{margin}-", indent, model)
        else:
            quote = (model, item.key) in QUOTED
            yield from _item(item, f"{margin}{inline(item.key)}:", indent, known.get(item.key), quote=quote)
    yield from (margin + comment for comment in found.below)


def _item(item: Item, head: str, indent: int, model: Model, *, quote: bool = False) -> Iterator[str]:
    """The lines of an item, of which the first begins with ``key:`` or ``-``."""
    value = item.value
    beside = f"  {item.beside}" if item.beside else ""
    short = None if _needs_lines(value, model) else f"{head} {_one_line(value, model, quote=quote)}"
    long = short is None or len(short) > WIDTH
    if not isinstance(value, Collection):
        folded = block(value, indent + 2) if isinstance(value, str) and (long or "\n" in value) else None
        yield f"{head} {folded[0]}{beside}" if folded else f"{short}{beside}"
        yield from folded[1:] if folded else ()
    elif short is not None and (not long or not value.is_list):
        yield f"{short}{beside}"
    else:
        lines = _block(value, indent + 2, model)
        yield head + beside if item.key is not None else f"{head} {next(lines).lstrip(' ')}"
        yield from lines


def _needs_lines(value: Any, model: Model) -> bool:
    """Whether a list or a mapping is written with an item a line, however short it is."""
    if not isinstance(value, Collection) or not value.items:
        return False
    if any(isinstance(item.value, Collection) for item in value.items) if value.is_list else model not in ONE_LINE:
        return True
    return _holds_lines(value)


def _holds_lines(value: Any) -> bool:
    """Whether something within a value cannot stand within brackets: a comment, or what is no plain text to every reader."""
    if not isinstance(value, Collection):
        return isinstance(value, Ambiguous)
    return bool(value.below) or any(item.above or item.beside or _holds_lines(item.value) for item in value.items)


def _one_line(value: Any, model: Model, *, quote: bool = False, flow: bool = False) -> str:
    if not isinstance(value, Collection):
        return quoted(value) if quote and isinstance(value, str) else inline(value, flow=flow)
    if value.is_list:
        return f"[{', '.join(_one_line(item.value, None, flow=True) for item in value.items)}]"
    pairs = (
        f"{inline(item.key, flow=True)}: {_one_line(item.value, None, quote=(model, item.key) in QUOTED, flow=True)}"
        for item in value.items
    )
    return f"{{{', '.join(pairs)}}}"
