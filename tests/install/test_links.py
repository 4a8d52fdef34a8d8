"""Another site links to a published one by codes and ids, as the guide says: with plain Sphinx, and with the extension."""

import re
from pathlib import Path

import pytest
from sites import HOME, Built, build, small_site
from standards import write_standards

ADDRESS = "https://standards.example/"
UNIT = f"{ADDRESS}units/bakery/S101L2.html"


@pytest.fixture(scope="module")
def guide() -> dict[str, list[str]]:
    """What the section of the guide shows, by language."""
    text = (HOME / "docs/guides/publishing.md").read_text(encoding="utf-8").partition("## Let others link to you\n")[2]
    shown: dict[str, list[str]] = {}
    for language, block in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        shown.setdefault(language, []).append(block)
    return shown


@pytest.fixture(scope="module")
def inventory(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = build(small_site(tmp_path_factory.mktemp("published")), installed=installed)
    return built.out / "objects.inv"


def another_site(folder: Path, inventory: Path, installed: Path, conf: str, **pages: str) -> Built:
    """Build another's site, whose ``conf.py`` is that of the guide; it reads the inventory from this machine."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text(conf.replace("None", repr(str(inventory))), encoding="utf-8")
    for name, text in pages.items():
        (docs / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return build(folder, "html", "-n", "-W", "--keep-going", installed=installed)


def links(page: str) -> list[tuple[str, str]]:
    """The address and the words of every link that leaves the site for the other."""
    found = re.findall(rf'href="({ADDRESS}[^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return [(address, re.sub("<.*?>", "", words)) for address, words in found]


def test_plain_sphinx_links_by_code_and_id(guide: dict[str, list[str]], inventory: Path, installed: Path, tmp_path: Path) -> None:
    (conf,), (markdown, _), (restructured,) = guide["python"], guide["markdown"], guide["rst"]
    pages = {"index_md": f"# Other\n\n{markdown}", "page_rst": f":orphan:\n\nPage\n====\n\n{restructured}"}
    built = another_site(tmp_path, inventory, installed, conf, **pages)

    assert (built.code, built.warned) == (0, [])
    assert links(built.read("index.html")) == [
        (UNIT, "Welcome guests of a sample bakery"),
        (f"{ADDRESS}industries/bakery.html", "Sample Bakery"),
        (f"{UNIT}#greeting", "S101L2 2.1"),
        (f"{UNIT}#greeting", "greet guests"),
    ]
    assert links(built.read("page.html")) == [(UNIT, "Welcome guests of a sample bakery")]


def test_plain_sphinx_does_not_know_the_roles(
    guide: dict[str, list[str]], inventory: Path, installed: Path, tmp_path: Path
) -> None:
    page = "Page\n====\n\n:external+standards:competency:unit:`S101L2`\n"
    built = another_site(tmp_path, inventory, installed, guide["python"][0], index_rst=page)

    assert built.warned == [
        "/docs/index.rst:4: WARNING: domain for external cross-reference not found: 'competency' [intersphinx.external]"
    ]


def test_with_the_extension_the_roles_lead_there_too(
    guide: dict[str, list[str]], inventory: Path, installed: Path, tmp_path: Path
) -> None:
    units = write_standards(tmp_path)
    (units / "bakery/S101L2.yaml").unlink()
    (units / "crosswalks/welcome.yaml").unlink()
    conf = f'{guide["python"][0]}extensions += ["sphinx_competency"]\ncompetency_units = "../units"\n'
    plain, roles = guide["markdown"]
    own = "{unit}`S201L2` {external+standards:competency:unit}`the published <S201L2>`"
    contents = "```{toctree}\nindustries/index\nlevels/index\ncompare/index\nunits/index\n```"
    built = another_site(tmp_path, inventory, installed, conf, index_md=f"# Other\n\n{plain}\n{roles}\n{own}\n\n{contents}\n")

    assert (built.code, built.warned) == (0, [])
    page = built.read("index.html")
    assert links(page)[4:] == [
        (UNIT, "Welcome guests of a sample bakery"),
        (f"{UNIT}#greeting", "S101L2 2.1"),
        (f"{ADDRESS}units/ferry/S201L2.html", "the published"),
    ]
    assert 'href="units/ferry/S201L2.html"' in page
