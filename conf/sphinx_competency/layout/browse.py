"""The pages that list: industries, levels, all units, comparisons."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from competency.industry import Industry
from sphinx_competency.layout import basics
from sphinx_competency.layout.tables import unit_table
from sphinx_competency.standards import crosswalk_docname, level_docname
from sphinx_competency.views.lists import UnitRow


def contents(docnames: list[str], parent: str, *, hidden: bool = False) -> addnodes.toctree:
    """A table of contents of pages that the standards give."""
    return addnodes.toctree(
        "",
        entries=[(None, docname) for docname in docnames],
        includefiles=list(docnames),
        parent=parent,
        maxdepth=1,
        glob=False,
        hidden=hidden,
        numbered=0,
        includehidden=False,
        titlesonly=True,
        caption=None,
    )


def all_units_page(rows: tuple[UnitRow, ...]) -> nodes.section:
    """Every unit in one table."""
    return basics.section(
        "units--all",
        "All units",
        basics.paragraph(_count(len(rows), "unit of competency", "units of competency"), "."),
        unit_table(rows),
    )


def industries_page(industries: tuple[tuple[str, str, str, int], ...]) -> nodes.section:
    """Every industry, with the number of its units."""
    listed = nodes.bullet_list("")
    for industry, name, standard, count in industries:
        line = basics.paragraph(basics.xref("industry", industry, basics.verbatim(name)), f", {_count(count, 'unit', 'units')}")
        listed += nodes.list_item("", line, basics.paragraph(basics.verbatim(standard)))
    return basics.section("industries--all", "Industries", listed)


def industry_page(industry: Industry, rows: tuple[UnitRow, ...], rights: str) -> nodes.section:
    """An industry: its standard, its functional areas, the units in each."""
    page = basics.section("industry--all", industry.name, verbatim_title=True)
    page += basics.paragraph(basics.verbatim(industry.standard))
    for area in industry.functional_areas:
        own = [row for row in rows if area.id in row.areas]
        columns = ("title", "code", "level", "credit")
        page += basics.section(f"area--{area.id}", area.name, unit_table(own, columns), verbatim_title=True)
    page += basics.paragraph(rights, classes=["competency-rights"])
    return page


def levels_page(framework: str, levels: tuple[tuple[int, int], ...]) -> nodes.section:
    """Every level of the framework, with the number of units at it."""
    page = basics.section("levels--all", "Levels", basics.paragraph(f"The levels of the {framework}."))
    page += nodes.bullet_list(
        "",
        *(
            nodes.list_item(
                "",
                basics.paragraph(basics.page_link(level_docname(level), f"Level {level}"), f", {_count(count, 'unit', 'units')}"),
            )
            for level, count in levels
        ),
    )
    return page


def level_page(level: str, rows: tuple[UnitRow, ...]) -> nodes.section:
    """The units at one level."""
    return basics.section("level--all", f"Level {level}", unit_table(rows, ("title", "code", "industry", "area", "credit")))


def crosswalks_page(crosswalks: tuple[tuple[str, str, tuple[str, ...], int], ...]) -> nodes.section:
    """Every comparison."""
    page = basics.section("crosswalks--all", "Compare")
    page += basics.paragraph("Variants of one standard side by side, statement by statement.")
    listed = nodes.bullet_list("")
    for stem, title, industries, concepts in crosswalks:
        text = f": {_count(concepts, 'idea', 'ideas')} in {', '.join(industries)}" if industries else ""
        listed += nodes.list_item("", basics.paragraph(basics.page_link(crosswalk_docname(stem), title), text))
    page += listed if crosswalks else basics.paragraph("No crosswalk yet.")
    return page


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
