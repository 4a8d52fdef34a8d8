"""From the wheel alone, in an empty Sphinx project of another's: everything is there, whatever the theme and the markup."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest
from sites import CONTENTS, HOME, Built, build, surroundings
from standards import write_standards

BODY = """# Sample

{unit}`S101L2` and {unit}`a title <S101L2>` ask to “{statement}`S101L2#greeting`” in the {industry}`bakery`.

```{unit-table}
:industry: bakery
```

```{comparison} welcome
:aspects: performance
```

```{unit} S101L2
```
"""
MARKDOWN = BODY + CONTENTS
RESTRUCTURED = """Sample
======

:unit:`S101L2` and :unit:`a title <S101L2>` ask to “:statement:`S101L2#greeting`” in the :industry:`bakery`.

.. unit-table::
   :industry: bakery

.. comparison:: welcome
   :aspects: performance

.. unit:: S101L2

.. toctree::

   industries/index
   levels/index
   compare/index
   units/index
"""
LOADED = """
import sys, competency.cli, sphinx_competency
for name, module in sys.modules.items():
    if name.partition(".")[0] in ("competency", "sphinx_competency"):
        print(module.__file__)
"""
PROJECTS = {
    "furo": ("index.md", MARKDOWN, '["myst_parser", "sphinx_competency"]'),
    "alabaster": ("index.rst", RESTRUCTURED, '["sphinx_competency"]'),
    "competency": ("index.md", MARKDOWN, '["myst_parser", "sphinx_competency"]'),
}


@pytest.fixture(scope="module")
def builds(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    def one(theme: str) -> Built:
        folder = tmp_path_factory.mktemp(theme)
        write_standards(folder)
        (folder / "docs").mkdir()
        name, text, extensions = PROJECTS[theme]
        (folder / "docs" / name).write_text(text, encoding="utf-8")
        conf = f'extensions = {extensions}\ncompetency_units = "../units"\nhtml_theme = "{theme}"\n'
        (folder / "docs" / "conf.py").write_text(conf, encoding="utf-8")
        return build(folder, "html", "-n", "-W", "--keep-going", installed=installed)

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(PROJECTS, pool.map(one, PROJECTS), strict=True))


def test_the_wheel_holds_every_file_of_its_packages_and_nothing_else(wheel: Path) -> None:
    shelves = {"competency": HOME / "model", "pytest_competency": HOME / "model", "sphinx_competency": HOME / "conf"}
    kept = {
        path.relative_to(shelf).as_posix()
        for package, shelf in shelves.items()
        for path in (shelf / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert packed == kept
    assert {"competency/py.typed", "sphinx_competency/py.typed", "sphinx_competency/static/competency.css"} <= packed
    assert "sphinx_competency/theme/static/competency-theme.css" in packed


def test_python_takes_both_packages_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, cwd=tmp_path, env=surroundings(installed)
    )
    files = done.stdout.splitlines()

    assert len(files) > 20
    assert [file for file in files if not Path(file).is_relative_to(installed)] == []


def test_the_command_is_installed_and_finds_nothing_wrong(installed: Path, tmp_path: Path) -> None:
    write_standards(tmp_path)
    done = subprocess.run(
        [sys.executable, str(installed / "bin/competency"), "check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=surroundings(installed),
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no problems; 2 units, 1 crosswalk read\n")


@pytest.mark.parametrize("theme", PROJECTS)
def test_an_empty_project_builds_without_a_warning(builds: dict[str, Built], theme: str) -> None:
    assert (builds[theme].code, builds[theme].warned) == (0, [])


@pytest.mark.parametrize("theme", PROJECTS)
def test_the_stylesheet_comes_along(builds: dict[str, Built], theme: str) -> None:
    style = (HOME / "conf/sphinx_competency/static/competency.css").read_text(encoding="utf-8")

    assert builds[theme].read("_static/competency.css") == style
    assert re.search(r'<link rel="stylesheet" [^>]*href="_static/competency\.css', builds[theme].read("index.html"))


def main_part(page: str) -> str:
    """What a page says between its contents and its footer, without the frame that Furo puts around tables."""
    section = page[page.index("<section") : page.rindex("</section>")]
    return re.sub(r'<div class="table-wrapper[^>]*>\n(<table.*?</table>)\n</div>', r"\1", section, flags=re.DOTALL)


def test_every_page_says_the_same_under_each_theme_and_in_each_markup(builds: dict[str, Built]) -> None:
    pages = {theme: {path for path in built.files() if path.endswith(".html")} for theme, built in builds.items()}
    common = pages["furo"] & pages["alabaster"] - {"search.html", "genindex.html"}

    assert pages["furo"] == pages["alabaster"]
    assert {"index.html", "units/bakery/S101L2.html", "industries/ferry.html", "levels/2.html", "compare/welcome.html"} <= common
    for page in common:
        furo, alabaster = (main_part(builds[theme].read(page)) for theme in ("furo", "alabaster"))
        assert furo == alabaster, page


def test_roles_and_directives_write_the_words_of_the_units(builds: dict[str, Built]) -> None:
    text = " ".join(re.sub("<.*?>", "", builds["furo"].read("index.html")).split())

    assert (
        "Welcome guests of a sample bakery and a title ask to “Greet each guest within a minute” in the Sample Bakery."
    ) in text
    assert text.count("Greet each guest within a minute") == 3  # in the sentence, the comparison and the unit
