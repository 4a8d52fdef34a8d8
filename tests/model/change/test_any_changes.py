"""What holds of any change of any unit: made-up units, edited at random, the same each time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from standards import FILES

from benchmarks.sample import sample
from competency import Change, State, Unit, difference, unit_changes

SEEDS: Final = range(40)
MIRRORED: Final = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
Data = dict[str, Any]


def unit(data: Data) -> Unit:
    return Unit.model_validate(data)


def leaves(data: Data) -> list[tuple[list[Data], Data]]:
    """The statements without items, each with the list that it stands in."""
    found = []
    for requirement in data["performance_requirements"]:
        for statement in requirement["statements"]:
            items = statement.get("items")
            found += [(items, item) for item in items] if items else [(requirement["statements"], statement)]
    return found


def edit(data: Data, number: int, rng: Random) -> Counter[str]:
    """Make so many edits, each of another clause, none beside another; return how many of each kind."""
    places = leaves(data)
    chosen = rng.sample(range(0, len(places), 2), number)
    made: Counter[str] = Counter()
    for place in sorted(chosen, reverse=True):
        siblings, statement = places[place]
        kind = rng.choice(["added", "removed", "reworded", "renamed"])
        if kind == "added":
            fresh = {"id": f"fresh-{place}", "text": f"Polish zither {place} until everybody dances around walnut {place}"}
            siblings.insert(siblings.index(statement) + 1, fresh)
        elif kind == "removed":
            siblings.remove(statement)
        elif kind == "reworded":
            statement["text"] += " and polish the zither"
        else:
            statement["id"] = f"renamed-{place}"
        made[kind] += 1
    return made


def kinds(changes: Iterable[Change]) -> Counter[str]:
    return Counter(change.kind for change in changes)


@pytest.mark.parametrize("seed", SEEDS)
def test_independent_edits_are_as_many_changes(seed: int) -> None:
    rng = Random(seed)
    data = sample(seed).data
    changed = deepcopy(data)
    made = edit(changed, rng.randint(1, 6), rng)

    changes, _ = unit_changes(unit(data), unit(changed))
    assert kinds(changes) == made


@pytest.mark.parametrize("seed", SEEDS)
def test_a_difference_and_its_reverse_mirror_each_other(seed: int) -> None:
    rng = Random(1000 + seed)
    data = sample(seed).data
    changed = deepcopy(data)
    edit(changed, 4, rng)
    for requirement in changed["performance_requirements"]:
        rng.shuffle(requirement["statements"])
    one, other = unit(data), unit(changed)

    there, _ = unit_changes(one, other)
    back, _ = unit_changes(other, one)
    assert Counter((MIRRORED.get(c.kind, c.kind), c.part, c.change_class, c.affects_assessment) for c in there) == Counter(
        (c.kind, c.part, c.change_class, c.affects_assessment) for c in back
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_unit_is_not_different_from_itself(seed: int) -> None:
    assert unit_changes(unit(sample(seed).data), unit(sample(seed).data)) == ((), ())


@pytest.mark.parametrize("seed", SEEDS)
def test_renaming_every_id_is_only_renames_and_editorial(seed: int) -> None:
    data = sample(seed).data
    changed = deepcopy(data)
    renamed = 0
    for clauses in (changed["performance_requirements"], changed["assessment_criteria"]["outcomes"]):
        waiting = [*clauses]
        for clause in waiting:
            waiting += [*clause.get("statements", ()), *clause.get("items", ())]
            renamed += 1
            clause["id"] = f"id-{renamed}"

    changes, renumbered = unit_changes(unit(data), unit(changed))
    assert kinds(changes) == {"renamed": renamed}
    assert {change.change_class for change in changes} == {"editorial"}
    assert renumbered == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_shuffled_statements_only_move(seed: int) -> None:
    data = sample(seed).data
    changed = deepcopy(data)
    statements = changed["performance_requirements"][1]["statements"]
    Random(seed).shuffle(statements)
    before = [statement["id"] for statement in data["performance_requirements"][1]["statements"]]
    order = [before.index(statement["id"]) for statement in statements]
    least = len(order) - longest(order)

    changes, _ = unit_changes(unit(data), unit(changed))
    assert kinds(changes) == ({"moved": least} if least else {})
    assert {change.change_class for change in changes} <= {"editorial"}


def longest(order: Sequence[int]) -> int:
    """The length of a longest increasing subsequence, the slow way."""
    ends = [1] * len(order)
    for i, one in enumerate(order):
        ends[i] += max((ends[j] for j in range(i) if order[j] < one), default=0)
    return max(ends, default=0)


class Shelf:
    """The files of a state, in an order of its own."""

    name = "shelf"
    root = Path()

    def __init__(self, files: Mapping[str, str], rng: Random) -> None:
        self._files = {path: files[path].encode() for path in rng.sample(sorted(files), len(files))}

    @property
    def paths(self) -> Sequence[str]:
        return [path for path in self._files if path.endswith(".yaml")]

    @property
    def digests(self) -> Mapping[str, str]:
        return {path: str(hash(self._files[path])) for path in self.paths}

    def content(self, path: str) -> bytes:
        return self._files[path]

    def read(self, path: str) -> bytes | None:
        return self._files.get(path)

    def fetch(self, paths: Iterable[str]) -> None:
        pass


def test_the_order_of_files_makes_no_difference() -> None:
    new = {
        path: text.replace("level: 2", "level: 3").replace("within a minute", "soon").replace("both", "all")
        for path, text in FILES.items()
    }
    new["crosswalks/welcome.yaml"] = new["crosswalks/welcome.yaml"].replace("Greeting people", "Welcoming them")
    new["ferry/S209L2.yaml"] = new.pop("ferry/S201L2.yaml").replace("S201L2", "S209L2")
    found = {repr(difference(State(Shelf(FILES, Random(seed))), State(Shelf(new, Random(-seed))))) for seed in range(1, 7)}

    assert len(found) == 1
    assert "S209L2" in found.pop()
