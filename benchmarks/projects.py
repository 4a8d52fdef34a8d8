"""Three Sphinx projects of the same sample, all with the settings of this project's own site; the two by hand have the lightest theme."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.indexes import pages
from benchmarks.markdown import Dialect, Writer
from benchmarks.relations import relations
from competency import Register

HOME: Final = Path(__file__).parents[1]
INDEX: Final = """# Sample standards

```{toctree}
:hidden:

industries/index
levels/index
compare/index
units/index
```
"""
SAME: Final = """

# What differs for the sample: its name.
project = html_title = html_short_title = "Sample standards"
"""
OURS: Final = """html_theme_options["footer_links"] = [("Industries", "industries/index"), ("Levels", "levels/index"), ("Units", "units/index")]
"""
BY_HAND: Final = """html_theme, html_theme_options = "basic", {}
"""
MYST: Final = f"""{BY_HAND}extensions = ["myst_parser"]
del competency_units
myst_enable_extensions = [*myst_enable_extensions, "attrs_inline"]
"""
NEEDS: Final = f"""{BY_HAND}extensions = ["myst_parser", "sphinx_needs"]
del competency_units
needs_types = [{{"directive": "unit", "title": "Unit of competency", "prefix": "", "color": "", "style": "node"}}]
needs_parse_dynamic_functions = False
needs_fields = {{
    "level": {{"schema": {{"type": "integer"}}, "nullable": True}},
    "credit": {{"schema": {{"type": "integer"}}, "nullable": True}},
    "edition": {{"schema": {{"type": "integer"}}, "nullable": True}},
    "industry": {{"schema": {{"type": "string"}}, "nullable": True}},
    "area": {{"schema": {{"type": "string"}}, "nullable": True}},
}}
needs_links = {{"compare": {{"outgoing": "compare with", "incoming": "compared with"}}}}
"""


def write_ours(folder: Path) -> None:
    """A project of ours; its units folder lies beside ``conf``."""
    _settings(folder, OURS)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(INDEX, encoding="utf-8")


def write_pages(folder: Path, register: Register, dialect: Dialect) -> None:
    """A project with the same content written by hand."""
    _settings(folder, MYST if dialect == "myst" else NEEDS)
    writer = Writer(register, relations(register), dialect)
    for name, text in pages(writer):
        _page(folder, name, text)
    for entry in register.units:
        if entry.value is not None:
            _page(folder, f"units/{entry.path.removesuffix('.yaml')}", writer.unit(entry.value))


def _settings(folder: Path, tail: str) -> None:
    (folder / "conf").mkdir(parents=True)
    shipped = (HOME / "conf" / "conf.py").read_text(encoding="utf-8")
    (folder / "conf" / "conf.py").write_text(shipped + SAME + tail, encoding="utf-8")


def _page(folder: Path, name: str, text: str) -> None:
    file = folder / "docs" / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
