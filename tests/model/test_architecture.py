"""The house has floors: the model knows no Sphinx, and a room imports only from its own floor and those below."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import competency

MODEL = Path(competency.__file__).parent
GROUND = {
    *(
        "parts",
        "refs",
        "wording",
        "diagnostics",
        "yamlfile",
        "yamlevents",
        "yamlplaces",
        "characters",
        "unit",
        "crosswalk",
        "industry",
    ),
    *("yamlscalars", "yamltree", "naming", "replacing", "english", "verbs"),
    *("codes", "excerpt"),
    *("shape", "kept", "published", "expected", "transcript", "memory", "terms", "revisions", "marking", "files"),
    *("checkouts", "comments", "sitepages", "sharing", "entries"),
    *("yamledit", "succession", "addresses", "patches", "drafting", "links", "evidence", "jsonfile"),
}
FLOORS = {
    **dict.fromkeys(GROUND, 0),
    "sample": 0,
    "starter": 0,
    "register": 1,
    "state": 1,
    "badges": 1,
    "evidencefile": 1,
    "report": 1,
    "rules": 3,
    "alignment": 2,
    "assessment": 2,
    "transfer": 2,
    "canonical": 2,
    "change": 2,
    "citation": 2,
    "comparison": 2,
    "editions": 2,
    "ideas": 2,
    "pins": 2,
    "renderings": 2,
    "proposals": 2,
    "reach": 2,
    "twins": 2,
    "comparisons": 3,
    "diffs": 3,
    "answers": 3,
    "cases": 2,
    "trials": 3,
    "cli": 4,
}


def imports(file: Path) -> Iterator[str]:
    """The rooms of the model that a file imports, in whatever way, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.ImportFrom) or node.level == 0, f"{file} imports by a relative name"
        if isinstance(node, ast.ImportFrom) and node.module == "competency":
            yield from (alias.name for alias in node.names)
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name.split(".")[1] for name in names if name.startswith("competency."))


def room(file: Path) -> str:
    return file.relative_to(MODEL).parts[0].removesuffix(".py")


FILES = [file for file in sorted(MODEL.rglob("*.py")) if room(file) != "__init__"]


def test_every_room_has_a_floor() -> None:
    assert {room(file) for file in FILES} == set(FLOORS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(MODEL).as_posix())
def test_a_room_imports_nothing_from_a_floor_above(file: Path) -> None:
    assert [name for name in imports(file) if FLOORS[name] > FLOORS[room(file)]] == []


def test_rooms_of_the_ground_floor_import_each_other_without_a_circle() -> None:
    needs = {name: set(imports(MODEL / f"{name}.py")) for name in GROUND}

    while free := [name for name, needed in needs.items() if not needed & set(needs)]:
        for name in free:
            del needs[name]
    assert needs == {}


def test_the_model_is_imported_without_sphinx_and_docutils() -> None:
    code = "import sys, competency.cli, competency; print(sorted({name.split('.')[0] for name in sys.modules}))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(MODEL.parent)}
    )
    modules = ast.literal_eval(result.stdout)

    assert "competency" in modules
    assert not {"sphinx", "docutils", "myst_parser", "sphinx_competency"} & set(modules)


def test_the_public_face_names_what_it_has() -> None:
    assert sorted(competency.__all__) == competency.__all__
    assert [name for name in competency.__all__ if not hasattr(competency, name)] == []
