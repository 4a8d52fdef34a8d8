"""A site of samples that changes at random: whatever those who write standards, pages, settings or templates may do to it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

from click.testing import CliRunner
from editions import write_editions
from generated import write_many
from sites import small_site

from competency import Register
from competency.cli import main

CONF: Final = """
project = "Sample"
extensions = ["myst_parser", "sphinx_competency"]
competency_units = "../units"
templates_path = ["templates"]
html_static_path = ["static"]
html_css_files = ["own.css"]
myst_enable_extensions = ["attrs_block"]
"""
PAGE: Final = """---
orphan: true
---

# {title}

{{unit}}`{code}` and {{statement}}`S201L2#greeting` of {{industry}}`{industry}`, {{doc}}`/index`.

```{{unit-table}}
:industry: {industry}
:columns: code title level
```

```{{comparison}} welcome
```

```{{unit}} {code}
```
"""
COMPUTED: Final = """
```{comparison}
:units: S101L2 S201L2
```
"""
LAYOUT: Final = (
    '{{% extends "!layout.html" %}}{{% block extrahead %}}<meta name="sample" content="{}">{{{{ super() }}}}{{% endblock %}}\n'
)
SETTINGS: Final[dict[str, list[Any]]] = {
    "html_theme": ["competency", "competency", "alabaster"],
    "html_title": ["Sample", "Other"],
    "html_baseurl": ["", "https://standards.example/"],
    "competency_rule_pages": [False, False, True],
    "competency_units_in_sphinx_search": [True, False],
    "html_copy_source": [True, False],
    "html_permalinks": [True, False],
    "nitpicky": [True, False],
    "competency_search": [False, True],
}
WORDS: Final = ("bread", "ferry", "guests", "oven", "deck", "safely", "each day", "with care", "sample", "loaf", "ропе", "“rye”")


class Walk:
    """A site and what happens to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = Random(seed)
        self.folder = small_site(folder)
        self.units, self.docs = folder / "units", folder / "docs"
        self.done: list[str] = []
        self.settings = {name: values[0] for name, values in SETTINGS.items()}
        self.undo: tuple[Path, bytes | None, int] | None = None
        write_editions(self.units)
        write_many(self.units, 3)
        (self.docs / "templates").mkdir()
        (self.docs / "static").mkdir()
        self._write(self.docs / "static/own.css", "p { color: inherit }\n")
        self._write_conf()
        self.undo = None

    def step(self) -> None:
        """Change something; note what."""
        while True:
            what = self.random.choice(STEPS)
            said = what(self)
            if said:
                self.done.append(f"{what.__name__}: {said}")
                return

    def _write(self, file: Path, text: str | bytes | None) -> str:
        """Write a file, or take it away; return its name."""
        before = file.read_bytes() if file.is_file() else None
        self.undo = (file, before, file.stat().st_mtime_ns if before is not None else 0)
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink()
        else:
            file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file.relative_to(self.folder).as_posix()

    def _write_conf(self) -> str:
        values = "".join(f"{name} = {value!r}\n" for name, value in self.settings.items())
        return self._write(self.docs / "conf.py", CONF + values)

    def _replace(self, file: Path, pattern: str, new: str | Callable[[re.Match[str]], str]) -> str:
        """Replace one of the places where a pattern occurs; return what was done, or nothing."""
        text = file.read_text(encoding="utf-8", errors="replace")
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found:
            return ""
        place = self.random.choice(found)
        put = new(place) if callable(new) else new
        self._write(file, text[: place.start()] + put + text[place.end() :])
        return f"{file.name}: {place[0]!r} to {put!r}"

    def _unit(self) -> Path:
        return self.random.choice([path for path in sorted(self.units.rglob("S*.yaml")) if "@" not in path.name])

    def _words(self) -> str:
        return " ".join(self.random.sample(WORDS, 3))

    def add_unit(self) -> str:
        code = f"S{self.random.randrange(400, 420)}L{self.random.randrange(1, 4)}"
        industry, area = self.random.choice((("bakery", "oven"), ("bakery", "shop"), ("ferry", "deck")))
        text = (
            f"code: {code}\ntitle: {self._words().capitalize()}\nindustry: {industry}\nfunctional_areas: [{area}]\nlevel: {code[-1]}\n"
            f"edition: 1\nstatus: current\nrange: For tests, {self._words()}.\nperformance_requirements:\n"
            f"  - id: work\n    kind: performance\n    heading: Work\n    statements:\n      - id: step\n        text: Look at {self._words()}\n"
            'assessment_criteria:\n  lead: "Able to:"\n  outcomes:\n    - {id: result, text: Do all of this.}\n'
        )
        return self._write(self.units / industry / f"{code}.yaml", text)

    def remove_unit(self) -> str:
        units = [path for path in sorted(self.units.rglob("S*.yaml")) if "S101" not in path.name]
        return self._write(self.random.choice(units), None) if len(units) > 2 else ""

    def move_file(self) -> str:
        file = self.random.choice([self._unit(), *sorted((self.units / "crosswalks").glob("*.yaml"))])
        stem = file.stem.removesuffix("-moved")
        other = file.with_stem(stem if stem != file.stem else f"{stem}-moved")
        if other.exists():
            return ""
        file.rename(other)
        self.undo = None
        return f"{file.name} to {other.name}"

    def copy_unit(self) -> str:
        file = self._unit()
        return self._write(file.with_stem(f"{self.random.choice(('S0', 'SZ'))}-{file.stem}"), file.read_bytes())

    def rename_unit(self) -> str:
        return self._replace(self._unit(), r"^title: .*$", f"title: {self._words().capitalize()}")

    def reword(self) -> str:
        return self._replace(self._unit(), r"text: (?!>)[A-Z][^\"{}:]*$", lambda place: f"text: Now {self._words()}")

    def give_another_id(self) -> str:
        return self._replace(
            self._unit(), r"- id: (step-\d|greeting|work|expectations)$", f"- id: other-{self.random.randrange(9)}"
        )

    def move_unit(self) -> str:
        """To another industry, with its file."""
        file = self._unit()
        text = file.read_text(encoding="utf-8", errors="replace")
        to, area = ("ferry", "deck") if "industry: bakery" in text else ("bakery", "oven")
        text = re.sub(r"^industry: .*$", f"industry: {to}", text, flags=re.MULTILINE)
        text = re.sub(r"^functional_areas: .*$", f"functional_areas: [{area}]", text, flags=re.MULTILINE)
        file.unlink()
        return self._write(self.units / to / file.name, text)

    def move_area(self) -> str:
        return self._replace(
            self._unit(),
            r"^functional_areas: \[(oven|shop)\]$",
            lambda place: f"functional_areas: [{'shop' if place[1] == 'oven' else 'oven'}]",
        )

    def other_level(self) -> str:
        return self._replace(self._unit(), r"^level: \d$", f"level: {self.random.randrange(1, 4)}")

    def other_status(self) -> str:
        return self._replace(self._unit(), r"^status: .*$", f"status: {self.random.choice(('draft', 'current', 'withdrawn'))}")

    def break_unit(self) -> str:
        return self._write(self._unit(), self.random.choice((b"code: [\n", b"", b"\xff\xfe", b"code: S101L2\ntitle: Half\n")))

    def rematch(self) -> str:
        file = self.units / "crosswalks/welcome.yaml"
        return self._replace(
            file, r"relation: \w+", f"relation: {self.random.choice(('exact', 'close', 'broad', 'narrow', 'related'))}"
        )

    def unmatch(self) -> str:
        return self._replace(self.units / "crosswalks/welcome.yaml", r"^ *- \{at: .*\n", "")

    def rename_idea(self) -> str:
        return self._replace(self.units / "crosswalks/welcome.yaml", r"title: .*$", f"title: {self._words().capitalize()}")

    def other_role(self) -> str:
        return self._replace(
            self.units / "crosswalks/welcome.yaml", r"role: \w+", f"role: {self.random.choice(('variant', 'related'))}"
        )

    def second_crosswalk(self) -> str:
        file = self.units / "crosswalks/second.yaml"
        text = "id: second\ntitle: Second\nauthor: sample editors\nunits:\n  - {ref: S300L2, role: variant}\n  - {ref: S201L2, role: variant}\nconcepts: []\n"
        return self._write(file, None if file.exists() else text)

    def freeze(self) -> str:
        codes = [unit.code for entry in Register.load(self.units).units if (unit := entry.value) and unit.status == "current"]
        said = ("--class", "minor", "--equivalent", "--no-effect-on-assessment", "--summary", self._words())
        code = self.random.choice(codes) if codes else "none"
        done = CliRunner().invoke(main, ["edition", code, *said, "--units", str(self.units)])
        return code if done.exit_code == 0 else ""

    def other_register(self) -> str:
        pattern, new = self.random.choice(
            (
                (r"name: Sample \w+$", f"name: Sample {self._words()}"),
                (r"name: (Shop|Oven|Deck|Hall)\b", "name: Hall"),
                (r"^title: .*$", f"title: {self._words()}"),
                (r"range: Description", "range: Scope"),
                (r"^rights: .*$", f"rights: {self._words()}"),
                (r"levels: .*$", f"levels: {self.random.choice(('[1, 2, 3]', '[1, 2, 3, 4]'))}"),
                (r"\{id: shop, name: Shop\}", "{id: counter, name: Shop}"),
                (r"standard: .*$", f"standard: {self._words()}"),
            )
        )
        return self._replace(self.units / "register.yaml", pattern, new)

    def other_order(self) -> str:
        """Of industries."""
        text = (self.units / "register.yaml").read_text(encoding="utf-8")
        head, *parts = re.split(r"(?m)^(?=  - id: )", text)
        if len(parts) != 2 or not parts[1].endswith("rules: {}\n"):
            return ""
        last = parts[1].removesuffix("rules: {}\n")
        return self._write(self.units / "register.yaml", f"{head}{last}{parts[0]}rules: {{}}\n")

    def other_setting(self) -> str:
        name = self.random.choice(list(SETTINGS))
        self.settings[name] = self.random.choice(SETTINGS[name])
        return f"{self._write_conf()}: {name} = {self.settings[name]!r}"

    def other_template(self) -> str:
        file = self.docs / "templates/layout.html"
        return self._write(file, None if file.exists() and self.random.random() < 0.4 else LAYOUT.format(self._words()))

    def other_style(self) -> str:
        return self._write(self.docs / "static/own.css", f"p {{ --sample: {self.random.random()} }}\n")

    def other_asset(self) -> str:
        file = self.docs / "static/notes.txt"
        return self._write(file, None if file.exists() else self._words())

    def write_page(self) -> str:
        name = self.random.choice(("one", "two", "guide/three", "units/bakery/S300L2", "units/index", "about"))
        file = self.docs / f"{name}.md"
        if file.exists() and self.random.random() < 0.4:
            return self._write(file, None)
        unit = self.random.choice(("S101L2", "S201L2", "S300L2", "S401L1"))
        text = PAGE.format(title=self._words(), code=unit, industry=self.random.choice(("bakery", "ferry")))
        return self._write(file, text + (COMPUTED if self.random.random() < 0.5 else ""))

    def other_home(self) -> str:
        places = ["industries/index", "levels/index", "compare/index", "units/index", "changes/index", "planner/index"]
        chosen = self.random.sample(places, self.random.randrange(3, 7))
        return self._write(self.docs / "index.md", "# {}\n\n```{{toctree}}\n{}\n```\n".format(self._words(), "\n".join(chosen)))

    def take_back(self) -> str:
        """The last edit, with the time that the file had."""
        if self.undo is None:
            return ""
        file, content, moment = self.undo
        if content is None and not file.exists():
            return ""
        said = self._write(file, content)
        if content is not None:
            os.utime(file, ns=(moment, moment))
            if file.name == "conf.py":
                found = dict(re.findall(r"^(\w+) = (.+)$", content.decode(), re.MULTILINE))
                self.settings = {name: eval(found[name], {}) for name in SETTINGS}  # our own text
        self.undo = None
        return said

    def touch(self) -> str:
        file = self._unit()
        os.utime(file)
        return file.name

    def story(self) -> str:
        """What was done, for a message."""
        return json.dumps(self.done, indent=1, ensure_ascii=False)


STEPS: Final[tuple[Callable[[Walk], str], ...]] = (
    Walk.add_unit,
    Walk.add_unit,
    Walk.remove_unit,
    Walk.rename_unit,
    Walk.reword,
    Walk.give_another_id,
    Walk.move_unit,
    Walk.move_file,
    Walk.copy_unit,
    Walk.move_area,
    Walk.other_level,
    Walk.other_status,
    Walk.break_unit,
    Walk.rematch,
    Walk.unmatch,
    Walk.rename_idea,
    Walk.other_role,
    Walk.second_crosswalk,
    Walk.freeze,
    Walk.other_register,
    Walk.other_register,
    Walk.other_order,
    Walk.other_setting,
    Walk.other_template,
    Walk.other_style,
    Walk.other_asset,
    Walk.write_page,
    Walk.write_page,
    Walk.other_home,
    Walk.take_back,
    Walk.take_back,
    Walk.touch,
)
