"""What changed between two states of a unit, clause by clause and key by key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from competency.change.abbreviations import explained
from competency.change.facts import ORDER, fact_changes
from competency.change.findings import Judgement
from competency.change.gravity import Words, judge, judge_parts
from competency.change.nodes import Node, introduces, nodes, without_introduction
from competency.change.pairing import Pairing, pair, replaced_in
from competency.change.runs import runs
from competency.change.sequences import longest_increasing
from competency.change.types import Change, Kind, Piece, Renumbered
from competency.terms import words as words_of
from competency.unit import ChangeClass, Erratum, Unit
from competency.wording import collapse

_CLAUSES: Final = ORDER.index("clauses")
_OUTCOMES: Final = ORDER.index("outcomes")


def unit_changes(old: Unit, new: Unit) -> tuple[tuple[Change, ...], tuple[Renumbered, ...]]:
    """The changes of a unit, each with its proposed class, in the order of the file; and what only has other numbers now."""
    return _Comparison(old, new).changes()


@dataclass(frozen=True, slots=True)
class _Found:
    """A change and where it belongs: the place of its key, then that of the clause."""

    key: int
    place: float
    change: Change


class _Comparison:
    """Two states of a unit, and which clause became which."""

    def __init__(self, old: Unit, new: Unit) -> None:
        self.units = (old, new)
        self.old, self.new = nodes(old), nodes(new)
        self.outcomes = next((j for j, node in enumerate(self.new) if node.clause.kind == "outcome"), len(self.new))
        self.pairing: Pairing = pair(self.old, self.new, replaced_in(new))
        texts = [[unit.title, unit.range, *(clause.text for clause in unit.clauses())] for unit in self.units]
        used = [Counter(found[0].lower() for text in side for found in words_of(text)) for side in texts]
        self.words = Words(explained([text for side in texts for text in side]), used[0] & used[1])

    def changes(self) -> tuple[tuple[Change, ...], tuple[Renumbered, ...]]:
        """Everything that changed."""
        ids = {self.old[i].clause.id: self.new[j].clause.id for i, j in self.pairing.pairs.items()}
        renamed = {was: now for was, now in ids.items() if was != now}
        found = [_Found(ORDER.index(key), 0, change) for key, change in fact_changes(*self.units, self.words, renamed)]
        moved = {**self._moved_elsewhere(), **self._moved_within()}
        renumbered = []
        for i, j in self.pairing.pairs.items():
            one, other = self.old[i], self.new[j]
            found += (self._at(j, change) for change in self._pair(one, other))
            if i in moved:
                found.append(self._at(j, self._change("moved", (one,), (other,), moved[i])))
            elif one.clause.number != other.clause.number:
                renumbered.append((j, Renumbered(other.clause.id, one.clause.number, other.clause.number)))
        for i, parts in self.pairing.splits.items():
            found.append(self._at(parts[0], self._several("split", [self.old[i]], [self.new[j] for j in parts])))
        for j, sources in self.pairing.mergers.items():
            found.append(self._at(j, self._several("merged", [self.old[i] for i in sources], [self.new[j]])))
        found += self._came_and_went()
        found.sort(key=lambda item: (item.key, item.place))
        return tuple(item.change for item in found), tuple(item for _, item in sorted(renumbered, key=lambda pair: pair[0]))

    def _at(self, position: float, change: Change) -> _Found:
        return _Found(_OUTCOMES if position >= self.outcomes else _CLAUSES, position, change)

    def _pair(self, one: Node, other: Node) -> Iterator[Change]:
        """What changed of a clause that is in both."""
        if one.clause.id != other.clause.id:
            yield self._change("renamed", (one,), (other,), Judgement("editorial", "another id"))
        kinds = [_kind_of(unit, node) for unit, node in zip(self.units, (one, other), strict=True)]
        if kinds[0] != kinds[1]:
            yield replace(
                self._change("changed", (one,), (other,), Judgement("major", f"the kind was {kinds[0]} and is {kinds[1]}")),
                part="kind",
            )
        if collapse(one.clause.text) != collapse(other.clause.text):
            yield self._change("reworded", (one,), (other,), self._reworded(one, other))

    def _reworded(self, one: Node, other: Node) -> Judgement:
        before, after = self._without_errata(one.clause.text, other.clause.text, one.clause.id, other.clause.id)
        if before == after:
            return self._erratum(one, other)
        if one.below or other.below:
            judgement = self._list_kind(one, other, before, after)
            if judgement is not None:
                return judgement
            before, after = without_introduction(before), without_introduction(after)
        judgement = judge(before, after, self.words)
        if judgement.change_class == "major" and one.force == other.force == "example":
            return Judgement("minor", f"an example: {judgement.reason}")
        return judgement

    def _erratum(self, one: Node, other: Node) -> Judgement:
        """What an erratum means that explains a change to the letter: its author's word is no proof that only a slip was mended."""
        shown = judge(collapse(one.clause.text), collapse(other.clause.text), self.words)
        if shown.change_class == "editorial":
            return Judgement("editorial", f"an erratum: {shown.reason}")
        return Judgement(shown.change_class, f"the author calls it an erratum; {shown.reason}")

    def _list_kind(self, one: Node, other: Node, before: str, after: str) -> Judgement | None:
        """What a change of the words means that introduce a list."""
        if one.below and other.below and introduces(before) != introduces(after):
            if introduces(after) == "demand":
                return Judgement("major", "the items were examples and are asked for now")
            return Judgement("major", "the items were asked for and are examples now")
        if without_introduction(before) == without_introduction(after):
            known = (judge(before, after, self.words).change_class, one.below and other.below)
            if known[0] == "editorial" or not known[1]:
                return Judgement("editorial", "only the words that introduce the list")
            return Judgement("minor", "other words introduce the list")
        return None

    def _without_errata(self, before: str, after: str, old_id: str, new_id: str) -> tuple[str, str]:
        """Both texts as they were published, as far as errata came or went."""
        errata = [unit.source.errata if unit.source else () for unit in self.units]
        before, after = collapse(before), collapse(after)
        for erratum in (item for item in errata[1] if item.at == new_id and item not in errata[0]):
            after = _undone(erratum, after) if collapse(erratum.published) in before else after
        for erratum in (item for item in errata[0] if item.at == old_id and item not in errata[1]):
            before = _undone(erratum, before) if collapse(erratum.published) in after else before
        return before, after

    def _moved_elsewhere(self) -> dict[int, Judgement]:
        """The clauses that stand below another one than before."""
        found = {}
        for i, j in self.pairing.pairs.items():
            one, other = self.old[i], self.new[j]
            if other.above not in self._became(one.above):
                found[i] = _moved(one, other)
        return found

    def _became(self, position: int | None) -> set[int | None]:
        """What a clause became, whether it is one or several."""
        if position is None:
            return {None}
        mergers = {j for j, sources in self.pairing.mergers.items() if position in sources}
        return {self.pairing.pairs.get(position, -1), *self.pairing.splits.get(position, ()), *mergers}

    def _moved_within(self) -> dict[int, Judgement]:
        """The fewest clauses that must have moved for the others to keep their order, list by list."""
        lists: defaultdict[tuple[str, int | None, int | None], list[tuple[int, int]]] = defaultdict(list)
        for i, j in sorted(self.pairing.pairs.items(), key=lambda pair: pair[1]):
            one, other = self.old[i], self.new[j]
            if other.above in self._became(one.above):
                lists[other.clause.kind, one.above, other.above].append((i, j))
        found = {}
        for members in lists.values():
            kept = longest_increasing([i for i, _ in members])
            for i, j in members:
                if i not in kept:
                    grave = self.old[i].ordered or self.new[j].ordered
                    found[i] = (
                        Judgement("major", "its place in a list whose order counts")
                        if grave
                        else Judgement("editorial", "only its place in the list")
                    )
        return found

    def _came_and_went(self) -> Iterator[_Found]:
        there = set(self.pairing.pairs.values()) | {j for parts in self.pairing.splits.values() for j in parts}
        gone = set(self.pairing.pairs) | {i for parts in self.pairing.mergers.values() for i in parts}
        for j, node in enumerate(self.new):
            if j not in there and j not in self.pairing.mergers:
                yield self._at(j, self._change("added", (), (node,), _came_or_went(node, "was added")))
        place = -0.5
        for i, node in enumerate(self.old):
            if i in self.pairing.pairs:
                place = self.pairing.pairs[i] + 0.5
            if i not in gone and i not in self.pairing.splits:
                if node.clause.kind == "outcome":
                    yield _Found(_OUTCOMES, place, self._change("removed", (node,), (), _came_or_went(node, "was removed")))
                else:
                    yield _Found(_CLAUSES, place, self._change("removed", (node,), (), _came_or_went(node, "was removed")))

    def _several(self, kind: Kind, old: Sequence[Node], new: Sequence[Node]) -> Change:
        judgement = judge_parts([node.clause.text for node in old], [node.clause.text for node in new], self.words)
        if judgement.change_class == "major" and all(node.force == "example" for node in (*old, *new)):
            judgement = Judgement("minor", f"examples: {judgement.reason}")
        return self._change(kind, old, new, judgement)

    def _change(self, kind: Kind, old: Sequence[Node], new: Sequence[Node], judgement: Judgement) -> Change:
        marked = runs(old[0].clause.text, new[0].clause.text) if kind == "reworded" else ((), ())
        return Change(
            kind=kind,
            part=(new or old)[0].clause.kind,
            old=tuple(self._piece(0, node, marked[0]) for node in old),
            new=tuple(self._piece(1, node, marked[1]) for node in new),
            change_class=judgement.change_class,
            affects_assessment=_affects(judgement.change_class, (*old, *new)),
            reason=judgement.reason,
        )

    def _piece(self, side: int, node: Node, marked: tuple[object, ...]) -> Piece:
        above = (self.old, self.new)[side][node.above].clause if node.above is not None else None
        within = f"{above.number} {collapse(above.text)}" if above else ""
        return Piece(at=node.clause.id, text=node.clause.text, number=node.clause.number, within=within, runs=marked)  # type: ignore[arg-type]


def _undone(erratum: Erratum, text: str) -> str:
    return text.replace(collapse(erratum.corrected), collapse(erratum.published), 1)


def _kind_of(unit: Unit, node: Node) -> str:
    """The kind of the requirement that a heading is of; nothing for other clauses."""
    if node.clause.kind != "heading":
        return ""
    return next(item.kind for item in unit.performance_requirements if item.id == node.clause.id)


def _moved(one: Node, other: Node) -> Judgement:
    if one.aspect != other.aspect:
        return Judgement("major", f"moved from {one.aspect} to {other.aspect}")
    if one.force != other.force:
        was, now = ("an example", "asked for") if one.force == "example" else ("asked for", "an example")
        return Judgement("major", f"it was {was} and is {now} now")
    if one.ordered or other.ordered:
        return Judgement("major", "its place in a list whose order counts")
    if (one.clause.depth > 1) != (other.clause.depth > 1):
        stands = (
            "it stood in a list and stands for itself now"
            if one.clause.depth > 1
            else "it stood for itself and stands in a list now"
        )
        return Judgement("major", stands)
    return Judgement("minor", "the same words elsewhere")


def _came_or_went(node: Node, what: str) -> Judgement:
    if node.force == "example":
        return Judgement("minor", f"an item of a list of examples {what}")
    name = {"heading": "a requirement", "outcome": "an outcome"}.get(
        node.clause.kind, "an item" if node.clause.depth > 1 else "a statement"
    )
    return Judgement("major", f"{name} {what}")


def _affects(change_class: ChangeClass, touched: Sequence[Node]) -> bool:
    """Whether an assessor would judge by other evidence or other words."""
    if change_class == "minor":
        return any(node.clause.kind == "outcome" or node.force == "example" for node in touched)
    return change_class == "major"
