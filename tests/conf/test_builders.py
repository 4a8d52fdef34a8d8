"""Every builder takes the standards; books hold the units in order; other projects can link to them."""

import zlib
from pathlib import Path
from zipfile import ZipFile

import pytest
from sites import Built, build, own_site, small_site

BUILDERS = ("dirhtml", "singlehtml", "text", "latex", "epub", "gettext")
TITLES = [
    "Formulate customer service management strategy",
    "Formulate customer relation management strategy",
    "Formulate Customer Service Management Strategies",
    "Formulate Customer Service Management Strategies",
    "Develop Customer Services Management (CSM) strategy",
]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    folder = own_site(tmp_path_factory.mktemp("builders"))
    return {name: build(folder, name, "-n", "-W", "--keep-going", builder=name) for name in BUILDERS}


@pytest.mark.parametrize("name", BUILDERS)
def test_the_builder_finds_nothing_to_warn_of(builds: dict[str, Built], name: str) -> None:
    assert (builds[name].code, builds[name].warned) == (0, [])


def test_the_latex_book_holds_the_units_in_order(builds: dict[str, Built]) -> None:
    book = builds["latex"].read("competency-standards.tex")
    headings = [line.partition("{")[2].removesuffix("}") for line in book.splitlines() if line.startswith(r"\subsubsection{")]

    assert [title for title in headings if title in TITLES] == TITLES


def test_the_epub_holds_the_units_in_reading_order(builds: dict[str, Built]) -> None:
    (file,) = builds["epub"].out.glob("*.epub")
    with ZipFile(file) as book:
        package = book.read("content.opf").decode()
    ids = {
        line.split('id="')[1].split('"')[0]: line.split('href="')[1].split('"')[0]
        for line in package.splitlines()
        if "<item " in line and "units/" in line
    }
    spine = [line.split('idref="')[1].split('"')[0] for line in package.splitlines() if "<itemref " in line]
    order = [ids[name] for name in spine if name in ids and "units/index" not in ids[name]]

    assert order == [
        "units/automotive/108798L6.xhtml",
        "units/automotive/108799L6.xhtml",
        "units/watch/104926L6.xhtml",
        "units/hairdressing/105408L6.xhtml",
        "units/retail/107137L6.xhtml",
    ]


def test_messages_for_translators_carry_the_line_of_each_statement(builds: dict[str, Built]) -> None:
    catalogue = builds["gettext"].read("units/watch/104926L6.pot")

    assert 'units/watch/104926L6.yaml:20\nmsgid "Understand the importance of customer service management"' in catalogue


def test_a_translation_is_text_and_never_markup(tmp_path: Path) -> None:
    folder = small_site(tmp_path)
    with (folder / "docs/conf.py").open("a", encoding="utf-8") as conf:
        conf.write('language = "de"\nlocale_dirs = ["locales"]\ngettext_compact = False\n')
    catalogue = folder / "docs/locales/de/LC_MESSAGES/units/bakery/S101L2.po"
    catalogue.parent.mkdir(parents=True)
    translated = "Jeden Gast `binnen` *einer* Minute: {grüßen}"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalogue.write_text(f'{header}msgid "Greet each guest within a minute"\nmsgstr "{translated}"\n', encoding="utf-8")
    built = build(folder)

    assert built.warned == []
    assert translated in built.read("units/bakery/S101L2.html")


def test_the_inventory_names_units_statements_and_industries(tmp_path: Path) -> None:
    built = build(small_site(tmp_path))
    lines = zlib.decompress((built.out / "objects.inv").read_bytes().split(b"\n", 4)[4]).decode().splitlines()

    assert "S101L2 competency:unit 0 units/bakery/S101L2.html Welcome guests of a sample bakery" in lines
    assert "S101L2#greeting competency:statement -1 units/bakery/S101L2.html#greeting S101L2 2.1" in lines
    assert "ferry competency:industry 0 industries/ferry.html Sample Ferry" in lines
