"""Rules: a unit is what its code, its file and its folder say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from competency.entries import Entry
from competency.industry import RegisterFile
from competency.register import TAKEN, Register
from competency.rules._rule import Finding, register_rule, unit_rule, value_of
from competency.unit import Unit
from competency.wording import did_you_mean


@unit_rule("code-pattern", "a code that no pattern of the framework knows cannot be cited or found")
def code_pattern(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The code fits one of the framework's patterns."""
    unit: Unit = value_of(entry)
    if register.about and not any(re.fullmatch(pattern, unit.code) for pattern in register.about.framework.codes):
        patterns = " or ".join(register.about.framework.codes)
        yield Finding(pointer=("code",), message=f"the code '{unit.code}' fits no pattern of the framework", expected=patterns)


@unit_rule("level", "the level is part of the code and one of the framework's")
def level(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The level is one of the framework's and the one that the code carries."""
    unit: Unit = value_of(entry)
    if register.about is None:
        return
    framework = register.about.framework
    if unit.level not in framework.levels:
        levels = ", ".join(map(str, framework.levels))
        yield Finding(pointer=("level",), message=f"{framework.name} has no level {unit.level}", expected=f"one of {levels}")
    for pattern in framework.codes:
        found = re.fullmatch(pattern, unit.code)
        carried = found.groupdict().get("level") if found else None
        if carried is not None and carried != str(unit.level):
            message = f"the level is {unit.level}, the code {unit.code} says {carried}"
            yield Finding(pointer=("level",), message=message, expected=f"level {carried}, or another code")
            return


@unit_rule("file-name", "a unit is found by its code, so its file is named by it")
def file_name(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The file is CODE.yaml, or editions/CODE@EDITION.yaml for a frozen edition."""
    unit: Unit = value_of(entry)
    frozen = "/editions/" in entry.path
    name = f"{unit.code}@{unit.edition}.yaml" if frozen else f"{unit.code}.yaml"
    if not entry.path.endswith(f"/{name}"):
        pointer = ("edition",) if frozen and f"/{unit.code}@" in entry.path else ("code",)
        found = entry.path.rpartition("/")[2]
        yield Finding(
            pointer=pointer, message=f"the file is called '{found}', its unit {unit.code}", expected=f"a file named {name}"
        )


@unit_rule("folder", "a unit lies in the folder of the industry that publishes it")
def folder(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The folder is the industry's id."""
    unit: Unit = value_of(entry)
    found = entry.path.split("/")[0]
    if unit.industry != found:
        yield Finding(
            pointer=("industry",), message=f"the industry is '{unit.industry}', the folder '{found}'", expected="the same name"
        )


@unit_rule("duplicate-code", "one code, one edition, one unit", around=True)
def duplicate_code(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """No other file has this code and edition; the first file keeps it."""
    if entry.edition is None:
        return
    code, edition = entry.edition
    first = register.editions[code, edition]
    if first is not entry:
        message = f"unit {code}, edition {edition}, is already in {first.path}"
        yield Finding(pointer=("code",), message=message, expected="each code and edition in one file")
    elif "/editions/" not in entry.path and register.current[code] is not entry:
        message = f"unit {code} is already in {register.current[code].path}, in another edition"
        yield Finding(pointer=("code",), message=message, expected="one current edition, older ones in the folder 'editions'")


@unit_rule("unknown-industry", "an industry has a name, labels and functional areas in the register")
def unknown_industry(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """The industry is one of the register's."""
    unit: Unit = value_of(entry)
    if register.about and unit.industry not in register.industries:
        known = ", ".join(register.industries) or "an industry in register.yaml"
        hint = did_you_mean(unit.industry, register.industries)
        yield Finding(
            pointer=("industry",), message=f"no industry is called '{unit.industry}'", expected=f"one of {known}", hint=hint
        )


@unit_rule("unknown-area", "a functional area has a name in the register")
def unknown_area(entry: Entry[Unit], register: Register) -> Iterator[Finding]:
    """Each functional area is one of the industry's, and named once."""
    unit: Unit = value_of(entry)
    industry = register.industries.get(unit.industry)
    if industry is None:
        return
    known = [area.id for area in industry.functional_areas]
    for position, area in enumerate(unit.functional_areas):
        if area not in known:
            message = f"{industry.name} has no functional area '{area}'"
            hint = did_you_mean(area, known)
            yield Finding(
                pointer=("functional_areas", position), message=message, expected=f"one of {', '.join(known)}", hint=hint
            )
        elif area in unit.functional_areas[:position]:
            yield Finding(pointer=("functional_areas", position), message=f"'{area}' stands twice", expected="each area once")


@register_rule("register-ids", "an industry and its functional areas are told apart by their ids")
def register_ids(entry: Entry[RegisterFile], register: Register) -> Iterator[Finding]:
    """Industries and functional areas have ids of their own, none of them a folder name with a meaning."""
    about: RegisterFile = value_of(entry)
    seen: set[str] = set()
    for position, industry in enumerate(about.industries):
        pointer = ("industries", position, "id")
        if industry.id in TAKEN:
            yield Finding(
                pointer=pointer, message=f"'{industry.id}' is a folder with a meaning of its own", expected="another id"
            )
        if industry.id in seen:
            yield Finding(pointer=pointer, message=f"two industries have the id '{industry.id}'", expected="each id once")
        seen.add(industry.id)
        areas: set[str] = set()
        for place, area in enumerate(industry.functional_areas):
            if area.id in areas:
                area_pointer = ("industries", position, "functional_areas", place, "id")
                yield Finding(pointer=area_pointer, message=f"two areas have the id '{area.id}'", expected="each id once")
            areas.add(area.id)
