"""The pages that list and compare, for the projects written by hand."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.markdown import ASPECTS, SHORT, Writer, label, table
from benchmarks.relations import said
from competency import Crosswalk, Unit
from competency.industry import Industry

COLUMNS = ("Unit of competency", "Code", "Industry", "Functional area", "Level", "Credit")
NEED_COLUMNS = 'title as "Unit of competency"; id as "Code"; industry; area as "Functional area"; level; credit'


def pages(writer: Writer) -> Iterator[tuple[str, str]]:
    """Every page that is not a unit's: its name and its text."""
    register = writer.register
    units = [entry.value for entry in register.current.values() if entry.value is not None]
    yield "index", "# Sample standards\n\n" + _contents("industries/index", "levels/index", "compare/index", "units/index")
    yield "units/index", "# All units\n\n" + _units(writer, units, "")
    industries = list(register.industries.values())
    yield "industries/index", "# Industries\n\n" + _contents(*(industry.id for industry in industries))
    for industry in industries:
        yield f"industries/{industry.id}", _industry(writer, industry, [unit for unit in units if unit.industry == industry.id])
    levels = register.about.framework.levels if register.about else ()
    yield "levels/index", "# Levels\n\n" + _contents(*map(str, levels))
    for level in levels:
        listed = _units(writer, [unit for unit in units if unit.level == level], f"level == {level}")
        yield f"levels/{level}", f"# Level {level}\n\n{listed}"
    crosswalks = [entry.value for entry in register.crosswalks if entry.value is not None]
    yield "compare/index", "# Compare\n\n" + _contents(*(item.id for item in crosswalks))
    for item in crosswalks:
        yield f"compare/{item.id}", _comparison(writer, item)


def _contents(*names: str) -> str:
    """A list that is seen, and the same pages in a table of contents that is not: as on our pages."""
    listed = "\n".join(f"- {{doc}}`{name}`" for name in names)
    return f"{listed}\n\n```{{toctree}}\n:hidden:\n\n" + "\n".join(names) + "\n```\n"


def _units(writer: Writer, units: list[Unit], condition: str) -> str:
    if writer.dialect == "needs":
        only = f":filter: {condition}\n" if condition else ""
        return f"```{{needtable}}\n{only}:style: table\n:columns: {NEED_COLUMNS}\n```\n"
    rows = []
    for unit in units:
        industry = writer.industry(unit)
        area = industry.area(unit.functional_areas[0])
        level, credit = f"{{doc}}`{unit.level} </levels/{unit.level}>`", str(unit.credit or "")
        place = f"{{doc}}`{industry.name} </industries/{industry.id}>`"
        rows.append((writer.link(unit), unit.code, place, area.name if area else "", level, credit))
    return table(COLUMNS, rows)


def _industry(writer: Writer, industry: Industry, units: list[Unit]) -> str:
    page = f"# {industry.name}\n\n{industry.standard}\n\n"
    for area in industry.functional_areas:
        own = [unit for unit in units if unit.functional_areas[0] == area.id]
        page += f"## {area.name}\n\n" + _units(writer, own, f"industry == '{industry.id}' and area == '{area.id}'") + "\n"
    return page


def _comparison(writer: Writer, item: Crosswalk) -> str:
    members = [unit for member in item.units if (unit := writer.register.current[member.ref].value)]
    page = f"# {item.title}, compared\n\nWhich statements stand in one row is the judgement of {item.author}.\n\n"
    facts = [(writer.link(unit), unit.code, writer.industry(unit).name, str(unit.level)) for unit in members]
    page += table(("Unit of competency", "Code", "Industry", "Level"), facts)
    heads = ["Idea", *(f"{writer.industry(unit).name} {unit.code}" for unit in members)]
    lonely = [said(writer.register, one.at) for one in item.unmatched]
    for aspect, title in ASPECTS.items():
        rows = []
        for concept in (concept for concept in item.concepts if concept.aspect == aspect):
            cells = {match.at.partition("#")[0]: (*said(writer.register, match.at), match) for match in concept.matches}
            row = [writer.anchored(label(item.id, concept.id), concept.title)]
            for unit in members:
                if unit.code not in cells:
                    row.append("*not in this unit*")
                    continue
                _, clause, match = cells[unit.code]
                note = f" *{SHORT[match.relation]} {match.note or ''}*".replace("* ", "*") if match.relation != "exact" else ""
                row.append(f"{writer.statement_link(unit, clause, clause.number)} {clause.text}{note}")
            rows.append(row)
        for unit, clause in lonely:
            if aspect == (clause.requirement or "outcome"):
                text = f"{writer.statement_link(unit, clause, clause.number)} {clause.text}"
                rows.append(["only here", *(text if other is unit else "*not in this unit*" for other in members)])
        page += f"\n## {title}\n\n{table(heads, rows)}"
    for pair in item.not_same:
        page += f"\n## Alike, but not the same\n\n- {pair.note}\n"
        for at in pair.refs:
            unit, clause = said(writer.register, at)
            page += f"\n  {writer.statement_link(unit, clause, at)} “{clause.text}”\n"
    return page
