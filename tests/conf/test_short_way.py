"""The pages of the standards pass Sphinx by a short way: it leads to the same files, and others can still look at documents."""

import json
from pathlib import Path

from generated import write_many
from sites import SMALL_CONF, Built, build, small_site

LONG_WAY = """
def setup(app):
    app.connect("builder-inited", lambda app: [app.builder.__dict__.pop(name) for name in ("read_doc", "write_documents")], priority=950)
"""
OF_ANOTHER = """
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import another_extension

setup = another_extension.setup
"""
ANOTHER = """
import json
from pathlib import Path

from docutils import nodes
from sphinx.transforms import SphinxTransform

seen = {"source-read": [], "doctree-read": [], "doctree-resolved": [], "html-page-context": []}

class Marking(SphinxTransform):
    default_priority = 500

    def apply(self):
        for title in self.document.findall(nodes.title):
            title["classes"].append("marked")

def note(event, docname, doctree):
    if doctree is not None and any("marked" in title["classes"] for title in doctree.findall(nodes.title)):
        seen[event].append(docname)

def end(app, exception):
    Path(app.outdir, "seen.json").write_text(json.dumps(seen))

def setup(app):
    app.add_transform(Marking)
    app.connect("source-read", lambda app, docname, text: seen["source-read"].append(text[0][:4]))
    app.connect("doctree-read", lambda app, doctree: note("doctree-read", app.env.docname, doctree), priority=950)
    app.connect("doctree-resolved", lambda app, doctree, docname: note("doctree-resolved", docname, doctree))
    app.connect("html-page-context", lambda app, page, template, context, doctree: note("html-page-context", page, doctree))
    app.connect("build-finished", end)
"""
HOSTILE = 'Bake "sample" & <b>loaves</b> @ 200° — it’s *fine*'


def hostile_site(folder: Path, conf: str = "") -> Path:
    """A site with rule pages and with signs in titles and headings that mean something elsewhere."""
    folder.mkdir()
    small_site(folder, guide="See {unit}`S101L2`.")
    write_many(folder / "units", 12)
    file = folder / "units/bakery/S300L2.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("title: Bake sample batch 000", f"title: '{HOSTILE}'").replace("heading: Bake", f"heading: '{HOSTILE}'")
    file.write_text(text, encoding="utf-8")
    (folder / "docs/conf.py").write_text(f"{SMALL_CONF}competency_rule_pages = True\n{conf}", encoding="utf-8")
    return folder


def files(built: Built) -> dict[str, str]:
    assert built.warned == []
    return built.files()


def test_the_short_way_and_sphinxs_own_make_the_same_files_in_any_theme_with_one_process_and_with_three(tmp_path: Path) -> None:
    short, long = hostile_site(tmp_path / "short"), hostile_site(tmp_path / "long", LONG_WAY)

    for name, *options in (
        ("ours", "-D", "html_theme=competency"),
        ("other",),
        ("silent", "-D", "competency_units_in_sphinx_search=0"),
    ):
        expected = files(build(long, name, *options))
        assert len(expected) > 100
        assert files(build(short, name, *options)) == expected
        assert files(build(short, f"{name}-three", "-j", "3", *options)) == expected


def test_dirhtml_takes_the_short_way_too(tmp_path: Path) -> None:
    short, long = hostile_site(tmp_path / "short"), hostile_site(tmp_path / "long", LONG_WAY)

    assert files(build(short, builder="dirhtml")) == files(build(long, builder="dirhtml"))


def test_another_extension_sees_and_changes_the_documents_of_units(tmp_path: Path) -> None:
    site = hostile_site(tmp_path / "site", OF_ANOTHER)
    (site / "docs/another_extension.py").write_text(ANOTHER, encoding="utf-8")
    built = build(site)

    assert built.warned == []
    seen = json.loads(built.read("seen.json"))
    assert seen["source-read"].count("code") > 12
    for event in ("doctree-read", "doctree-resolved", "html-page-context"):
        assert {"units/bakery/S300L2", "units/bakery/S311L2"} <= set(seen[event]), event


def test_the_documents_of_a_short_build_serve_other_builders(tmp_path: Path) -> None:
    site = hostile_site(tmp_path / "site")
    build(site, "one")
    (site / "build/doctrees-text").symlink_to(site / "build/doctrees-one")
    text = build(site, "text", "-a", builder="text")

    assert "updating environment: 0 added" in text.said
    assert "Bake sample loaf 3 of batch 7" in text.read("units/bakery/S307L2.txt")
