"""The pages of the standards pass Sphinx by a short way: it leads to the same files, and others can still look at documents."""

import json
import pickle
import re
from pathlib import Path

from docutils import nodes
from generated import write_many
from sites import SMALL_CONF, Built, build, small_site
from sphinx.environment import BuildEnvironment

SILENT = ("-D", "competency_units_in_sphinx_search=0")

LONG_WAY = """
def setup(app):
    app.connect("builder-inited", lambda app: [app.builder.__dict__.pop(name) for name in ("read_doc", "_read_serial", "write_documents")], priority=950)
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


def plain(node: nodes.Element) -> str:
    """A node, without what Sphinx notes of contents and translations, of which nothing is shown."""
    return re.sub(r""" rawentries=""| translation_progress="[^"]*\"""", "", node.pformat())


def kept_of(built: Built, folder: Path) -> BuildEnvironment:
    """What Sphinx keeps of a build."""
    assert built.warned == []
    env: BuildEnvironment = pickle.loads((folder / "build/doctrees-html/environment.pickle").read_bytes())
    return env


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


def test_what_sphinx_keeps_of_a_page_that_was_read_as_an_outline_is_what_it_collects_from_its_document(tmp_path: Path) -> None:
    short, long = hostile_site(tmp_path / "short"), hostile_site(tmp_path / "long", LONG_WAY)
    kept = [kept_of(build(folder, "html", *SILENT), folder) for folder in (short, long)]

    assert {"LateContents"} < {type(toc).__name__ for toc in kept[0].tocs.values()}
    assert {type(toc).__name__ for toc in kept[1].tocs.values()} == {"bullet_list"}
    for name in ("titles", "longtitles", "tocs"):
        one, other = ({docname: plain(node) for docname, node in getattr(env, name).items()} for env in kept)
        assert one == other, name
    assert {type(toc).__name__ for toc in kept[0].tocs.values()} == {"bullet_list"}  # somebody has looked at them all
    assert kept[0].toc_num_entries == kept[1].toc_num_entries
    said = [{docname: about for docname, about in env.metadata.items() if about} for env in kept]
    assert said[0] == said[1]
    assert kept[0].domaindata["index"] == kept[1].domaindata["index"]


def test_the_document_in_a_file_is_that_of_sphinxs_own_way(tmp_path: Path) -> None:
    short, long = hostile_site(tmp_path / "short"), hostile_site(tmp_path / "long", LONG_WAY)
    folders = [build(folder, "html", *SILENT).out.parent / "doctrees-html" for folder in (short, long)]
    names = [sorted(str(file.relative_to(folder)) for folder in [top] for file in folder.rglob("*.doctree")) for top in folders]

    assert names[0] == names[1]
    for name in names[0]:
        one, other = (pickle.loads((folder / name).read_bytes()) for folder in folders)
        assert plain(one).replace(str(short), str(long)) == plain(other), name
        settings = (
            {key: str(value).replace(str(short), str(long)) for key, value in vars(it.settings).items()} for it in (one, other)
        )
        assert next(settings) == next(settings), name


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
