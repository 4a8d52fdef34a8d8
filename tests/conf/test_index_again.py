"""After an edit, the index of search is made again where it must be, and is the same as one that is made anew."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from finding import write_searched_site
from generated import write_many
from sites import build
from standards import edit

from sphinx_competency.finding.blocks import Block, in_blocks
from sphinx_competency.finding.index import NOTHING, Before, write_index
from sphinx_competency.finding.pagefind import command
from sphinx_competency.finding.records import Record
from sphinx_competency.finding.shelf import Shelf, State
from sphinx_competency.standards import Standards

UNITS: Final = 60
"""So many units are of one kind."""
REWORDED: Final = ("bakery/S330L2.yaml", "loaf 3 of batch 30", "bun 3 of batch 30")
"""A unit, and a word in it that another takes the place of."""


@dataclass
class Searched:
    """A folder of units, the index of them that was written last, and what was done for it."""

    folder: Path
    asked: list[str] = field(default_factory=list)
    """The units whose records were made."""
    written: set[str] = field(default_factory=set)
    """The files of the index that were written."""
    of: str = ""

    @property
    def units(self) -> Path:
        return self.folder / "units"

    @property
    def shelf(self) -> Path:
        return self.folder / "shelf"

    def index(self, version: str = "1", address: str = "{}.html") -> dict[str, bytes]:
        """Write the index as a build does it, and put the files of the one before where no other were written."""
        self.asked.clear()
        blocks = [self._counted(block) for block in in_blocks(Standards(self.units), address.format, version, 10)]
        program, before, new, shelf = command(), self.folder / "site", self.folder / "new", Shelf(self.shelf, version)
        assert program is not None
        files = frozenset(path.relative_to(before).as_posix() for path in before.rglob("*.*"))
        new.mkdir()
        made = write_index(program, blocks, new, "en", shelf, Before(before, self.of, files) if files else NOTHING)
        self.of = f"{self.of}+"
        shelf.note(State(self.of, made.bases, made.packed))
        self.written = {path.relative_to(new).as_posix() for path in new.rglob("*.*")}
        assert self.written <= made.files
        for name in made.files - self.written:
            (new / name).parent.mkdir(exist_ok=True)
            shutil.copy2(before / name, new / name)
        if before.exists():
            shutil.rmtree(before)
        new.rename(before)
        return {path.relative_to(before).as_posix(): path.read_bytes() for path in before.rglob("*.*")}

    def _counted(self, block: Block) -> Block:
        def records() -> list[Record]:
            found = [*block.records()]
            self.asked += [record.code for record in found]
            return found

        return Block(block.key, block.count, records)


@pytest.fixture(scope="module")
def standards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_searched_site(tmp_path_factory.mktemp("searched"))
    write_many(folder / "units", UNITS)
    Searched(folder).index()
    assert len([*(folder / "shelf").iterdir()]) > 5
    return folder


@pytest.fixture
def searched(standards: Path, tmp_path: Path) -> Searched:
    """Units that were indexed."""
    for name in ("units", "shelf", "site"):
        shutil.copytree(standards / name, tmp_path / name)
    return Searched(tmp_path, of="+")


def anew(searched: Searched, tmp_path: Path) -> dict[str, bytes]:
    """The index as it is where nothing is there."""
    shutil.copytree(searched.units, tmp_path / "anew/units")
    return Searched(tmp_path / "anew").index()


def test_of_an_edited_unit_the_block_is_made_again_its_fragment_and_the_files_of_its_words(
    searched: Searched, tmp_path: Path
) -> None:
    edit(searched.units / REWORDED[0], *REWORDED[1:])
    before = {path.stem for path in (searched.shelf).iterdir()}
    index = searched.index()
    after = {path.stem for path in (searched.shelf).iterdir()}

    assert index == anew(searched, tmp_path)
    assert "S330L2" in searched.asked
    assert len(searched.asked) < UNITS / 2
    assert len(after - before) == len(before - after) == 1
    assert len([name for name in searched.written if name.startswith("fragment/")]) == 1
    assert {name for name in searched.written if "/" not in name} <= {
        "pagefind-entry.json",
        "positions.facts",
        *(name for name in index if name.endswith(".pf_meta")),
    }


def test_where_nothing_changed_no_record_is_made_and_no_file_written(searched: Searched) -> None:
    searched.index()

    assert (searched.asked, searched.written) == ([], set())


def reworded(units: Path) -> None:
    edit(units / REWORDED[0], *REWORDED[1:])


def titled(units: Path) -> None:
    edit(units / "bakery/S330L2.yaml", "Bake sample batch 030", "Bake a “crème” batch, e.g. 掌握")


def added(units: Path) -> None:
    text = (units / "bakery/S300L2.yaml").read_text(encoding="utf-8")
    (units / "bakery/S299L2.yaml").write_text(text.replace("S300L2", "S299L2"), encoding="utf-8")


def removed(units: Path) -> None:
    (units / "bakery/S300L2.yaml").unlink()


def renamed(units: Path) -> None:
    text = (units / "bakery/S300L2.yaml").read_text(encoding="utf-8")
    (units / "bakery/S399L2.yaml").write_text(text.replace("S300L2", "S399L2"), encoding="utf-8")
    removed(units)


def moved(units: Path) -> None:
    """Its industry comes after all others in the order of a book."""
    edit(units / "bakery/S300L2.yaml", "industry: bakery\nfunctional_areas: [oven]", "industry: ferry\nfunctional_areas: [deck]")


def called_otherwise(units: Path) -> None:
    edit(units / "register.yaml", "name: Sample Bakery", "name: Sample Bakeries")


def emptied(units: Path) -> None:
    for path in (units / "bakery").glob("S3[0-2]*.yaml"):
        path.unlink()


@pytest.mark.parametrize("change", [reworded, titled, added, removed, renamed, moved, called_otherwise, emptied])
def test_after_any_edit_the_index_is_that_of_the_same_units_anew(
    searched: Searched, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    change(searched.units)

    assert searched.index() == anew(searched, tmp_path)


@pytest.mark.parametrize("change", [added, removed, renamed])
def test_units_that_only_get_another_place_are_not_made_again(searched: Searched, change: Callable[[Path], None]) -> None:
    change(searched.units)
    searched.index()

    assert 0 < len(searched.asked) < UNITS / 2
    assert len([name for name in searched.written if name.startswith("fragment/")]) > UNITS / 2


def test_what_another_version_made_is_not_believed(searched: Searched) -> None:
    first = searched.index()
    again = searched.index(version="2")

    assert len(searched.asked) > UNITS
    assert again == first


def test_where_pages_have_other_addresses_all_records_are_made_again(searched: Searched) -> None:
    assert searched.index(address="{}/") != searched.index(address="{}.html")
    assert len(searched.asked) > UNITS


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def replace_by_another(file: Path) -> None:
    shutil.copyfile(next(other for other in file.parent.iterdir() if other.name not in (file.name, "index")), file)


def remove(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("damage", [cut, flip, empty, replace_by_another, remove])
def test_a_block_or_a_note_that_is_damaged_is_made_anew(
    searched: Searched, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    edit(searched.units / REWORDED[0], *REWORDED[1:])
    for file in sorted(searched.shelf.iterdir()):
        damage(file)

    assert searched.index() == anew(searched, tmp_path)
    assert len(searched.asked) > UNITS
    searched.index()
    assert (searched.asked, searched.written) == ([], set())


def test_where_blocks_cannot_be_kept_the_index_is_the_same(searched: Searched, tmp_path: Path) -> None:
    shutil.rmtree(searched.shelf)
    searched.shelf.write_text("in the way", encoding="utf-8")

    assert searched.index() == anew(searched, tmp_path)


def test_files_that_somebody_took_from_the_index_or_cut_are_written_again(searched: Searched, tmp_path: Path) -> None:
    for name in ("fragment/1.pf_fragment", "fragment/40.pf_fragment", "pagefind.js"):
        (searched.folder / "site" / name).unlink()
    for path in (searched.folder / "site/positions").iterdir():
        path.unlink()
    for path in (searched.folder / "site/index").iterdir():
        cut(path)

    assert searched.index() == anew(searched, tmp_path)


def test_a_build_after_an_edit_touches_the_files_of_the_index_that_differ_and_keeps_the_blocks_of_it_alone(
    tmp_path: Path,
) -> None:
    site = write_searched_site(tmp_path)
    first = build(site)
    shelf = tmp_path / "build/doctrees-html/html.search"
    blocks, before = {path.name for path in shelf.iterdir()}, first.files()
    moment = time.time_ns()
    edit(site / "units/bakery/S305L2.yaml", "loaf 3 of batch 5", "bun 3 of batch 5")
    again = build(site)
    touched = {path.relative_to(again.out).as_posix() for path in again.out.rglob("*") if path.stat().st_mtime_ns > moment}

    assert again.files() == build(site, "clean").files()
    assert {name for name in touched if name.startswith("pagefind/") and (again.out / name).is_file()} == {
        name for name, digest in again.files().items() if name.startswith("pagefind/") and before.get(name) != digest
    }
    assert len([name for name in touched if name.startswith("pagefind/fragment/")]) == 1
    assert len(blocks - {path.name for path in shelf.iterdir()}) == 1
    assert len({path.name for path in shelf.iterdir()} - blocks) == 1
