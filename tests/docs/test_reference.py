"""The pages of the reference say what the software does, and what the guides and the README show has been tried."""

import ast
import doctest
import inspect
import pickle
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docutils import nodes
from pydantic import BaseModel
from sites import HOME, Built, build, small_site
from sphinx import addnodes

import competency
import sphinx_competency
from competency import Register, check
from competency.cases import CODES
from competency.cases import NEEDED as NEEDED_OF_CASES
from competency.cli import main
from competency.cli.schema import FORMATS
from competency.codes import NEEDED, READING
from competency.parts import Part
from competency.rules import RULES
from competency.rules.explanations import explanations
from competency.shape import keys
from competency.starter import starter_files
from competency.terms import SYNONYMS
from sphinx_competency import directives
from sphinx_competency.domain import CompetencyDomain

REFERENCE = HOME / "docs" / "reference"


def text_of(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(own: Built) -> Path:
    """The pages of the reference as they are written, with whatever directives have made."""
    return own.out.parent / "doctrees-html/reference"


@pytest.fixture(scope="module")
def rules_page(pages: Path) -> nodes.document:
    return doctree(pages / "rules.doctree")


@pytest.fixture(scope="module")
def format_page(pages: Path) -> nodes.document:
    return doctree(pages / "format.doctree")


def doctree(file: Path) -> nodes.document:
    document = pickle.loads(file.read_bytes())
    assert isinstance(document, nodes.document)
    return document


def definitions(within: nodes.Element) -> dict[str, str]:
    """The terms of the definition lists that stand in an element itself, with what is said of them in plain quotation marks."""
    lists = [child for child in within.children if isinstance(child, nodes.definition_list)]
    return {
        item[0].astext(): item[1].astext().replace("’", "'")
        for found in lists
        for item in found.children
        if isinstance(item, nodes.Element)
    }


# Rules


def test_the_page_of_rules_says_of_every_rule_what_holds_and_why(rules_page: nodes.document) -> None:
    shown = {term: said for section in rules_page.findall(nodes.section) for term, said in definitions(section).items()}

    assert set(shown) == {*RULES, *CODES, *READING}
    for code, rule in RULES.items():
        may = f" It may be broken; its findings are {rule.severity}s." if rule.lenient else ""
        assert shown[code].endswith(f"Why: {rule.reason}.{may}")
        assert not shown[code].startswith("Why")
    for code, holds in READING.items():
        assert shown[code] == f"{holds} Why: {NEEDED}.".replace("``", "").replace("’", "'")
    for code, holds in CODES.items():
        assert shown[code] == f"{holds} Why: {NEEDED_OF_CASES}."
    assert {f"rule--{code}" for code in (*RULES, *CODES, *READING)} <= {*rules_page.ids}


def test_each_code_leads_to_a_page_that_says_it_all(rules_page: nodes.document, pages: Path) -> None:
    leads = {link["reftarget"]: link.astext() for link in rules_page.findall(addnodes.pending_xref) if link["reftype"] == "page"}

    assert leads == {f"reference/rules/{code}": code for code in (*RULES, *CODES, *READING)}
    for code, explanation in explanations(examples=True).items():
        page = doctree(pages / "rules" / f"{code}.doctree")
        said = page.astext()
        assert explanation.why in said
        assert explanation.exception in said
        if shown := explanation.example:
            blocks = [block.astext() for block in page.findall(nodes.literal_block)]
            assert blocks[:2] == [shown.bad, shown.good]
            assert {shown.file, shown.printed} <= {literal.astext() for literal in page.findall(nodes.literal)}
        assert (explanation.setting in said) == explanation.lenient
        assert (explanation.allowance in said) == explanation.allowed


# Formats


def keys_of(schema: dict[str, Any], types: dict[str, Any], path: str, above: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The keys of a mapping and of those within it, each with the path of the mapping."""
    for key, value in schema["properties"].items():
        yield path, key
        name = re.search(r"#/\$defs/(\w+)", str(value))
        if name and name[1] not in above and "properties" in types[name[1]]:
            yield from keys_of(types[name[1]], types, f"{path}-{key}", (*above, name[1]))


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_of_formats_gives_every_key_and_its_meaning(format_page: nodes.document, name: str) -> None:
    schema = FORMATS[name].model_json_schema()
    sections = {section["ids"][0]: section for section in format_page.findall(nodes.section)}
    top = {"unit": "a-unit", "crosswalk": "a-crosswalk", "register": "the-register"}[name]
    mappings = {"": sections[top]} | {
        identifier.removeprefix(f"{name}-"): section
        for identifier, section in sections.items()
        if identifier.startswith(f"{name}--")
    }
    shown = {(path, key): said for path, section in mappings.items() for key, said in definitions(section).items()}

    assert sorted(shown) == sorted(keys_of(schema, schema["$defs"], ""))
    for said in shown.values():
        kind, _, meaning = said.partition(". ")
        assert kind.startswith(("Required; ", "Optional; ", "By default “"))
        assert meaning


@pytest.mark.parametrize(("name", "model"), FORMATS.items())
def test_the_page_of_formats_has_the_keys_in_their_canonical_order(name: str, model: type[Part]) -> None:
    (block,) = re.findall(
        rf"^```\{{competency-format\}} {name}\n(.*?)^```", text_of("docs/reference/format.md"), re.MULTILINE | re.DOTALL
    )
    mappings: dict[str, list[str]] = {}
    for above, key in re.findall(r"^:((?:\w+\.)*)(\w+):", block, re.MULTILINE):
        mappings.setdefault(above, []).append(key)

    assert mappings
    for above, shown in mappings.items():
        inner: type[BaseModel] | None = model
        for step in above.split(".")[:-1]:
            assert inner is not None
            inner = keys(inner)[step]
        assert inner is not None
        assert shown == [key for key in keys(inner) if key in shown]


FIELDS = "```{competency-format} unit\n:source.errata.published: The words.\n:title.en: No such key.\n```\n"


def test_a_key_that_a_format_does_not_have_is_a_warning_that_names_the_nearest(tmp_path: Path) -> None:
    folder = small_site(tmp_path, format=FIELDS)
    conf = folder / "docs" / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + 'myst_enable_extensions = ["fieldlist"]\n', encoding="utf-8")

    built = build(folder)

    where = "/docs/format.md:7: WARNING: "
    assert built.warned == [
        f"{where}no key of the format 'unit' is called 'title.en' (did you mean 'title'?) [competency.unknown-name]"
    ]
    assert "<em>Required; text</em>. The words.</p>" in built.read("format.html")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```{competency-format} units\n```\n", "no format is called 'units' (did you mean 'unit'?) [competency.unknown-name]"),
        (FIELDS, "the content is no field list; expected one that says what keys mean [competency.no-field-list]"),
    ],
    ids=["an unknown format", "MyST reads no field lists unless told to"],
)
def test_what_the_directive_cannot_use_is_a_warning(tmp_path: Path, text: str, said: str) -> None:
    built = build(small_site(tmp_path, format=text))

    assert built.warned == [f"/docs/format.md:7: WARNING: {said}"]


# Commands


def test_the_page_of_commands_has_the_help_of_every_command_word_for_word() -> None:
    page = text_of("docs/reference/commands.md")
    for name in ("", *main.commands, "crosswalk review", "crosswalk accept"):
        shown = CliRunner().invoke(main, [*name.split(), "--help"], prog_name="competency", terminal_width=78)
        assert f"```text\n{shown.output}```\n" in page

    assert sorted(re.findall(r"^## (\w+)$", page, re.MULTILINE)) == sorted(main.commands)


# Words


def test_the_page_on_alignment_lists_the_words_that_count_as_one() -> None:
    listed = "".join(f"- {', '.join(group)}\n" for group in SYNONYMS)

    assert f"these words count as one:\n\n{listed}\n" in text_of("docs/reference/alignment.md")


# Settings


class Recorder:
    """Stands for Sphinx, and notes the directives that are added."""

    def __init__(self) -> None:
        self.added: dict[str, Any] = {}

    def add_directive(self, name: str, directive: Any) -> None:
        self.added[name] = directive


def test_the_page_of_settings_names_every_role_directive_and_option() -> None:
    page = text_of("docs/reference/settings.md")
    recorder = Recorder()
    directives.setup(recorder)  # type: ignore[arg-type]
    part = page[page.index("## Directives") : page.index("## Warnings")]
    _, *parts = re.split(r"^`([a-z-]+)`$", part, flags=re.MULTILINE)
    shown = {
        name: {option for line in re.findall(r"^  (`[a-z`, ]+`)$", said, re.MULTILINE) for option in re.findall("[a-z]+", line)}
        for name, said in zip(parts[::2], parts[1::2], strict=True)
    }

    assert shown == {name: set(directive.option_spec) for name, directive in recorder.added.items()}
    assert set(re.findall(r"^`` \{([a-z]+)\}`.*` ``$", page, re.MULTILINE)) == set(CompetencyDomain.roles)


# Python


PACKAGES = {package.__name__: package for package in (competency, sphinx_competency)}
CLASSES = [
    (where, name) for where, package in PACKAGES.items() for name in package.__all__ if inspect.isclass(vars(package)[name])
]


def python_page() -> dict[str, dict[str, tuple[str, str]]]:
    """What the page names of each package, with its parameters and what is said of it."""
    _, *parts = re.split(r"^```\{py:currentmodule\} (\w+)\n```$", text_of("docs/reference/api.md"), flags=re.MULTILINE)
    thing = re.compile(r"^````\{py:\w+\} (\w+)(.*?)\n(.*?)^````$", re.MULTILINE | re.DOTALL)
    return {
        package: {name: (parameters, said) for name, parameters, said in thing.findall(part)}
        for package, part in zip(parts[::2], parts[1::2], strict=True)
    }


def parameters(value: Any) -> str:
    """The parameters of a function or a method with their defaults, as they are called."""
    found = [one for one in inspect.signature(value).parameters.values() if one.name != "self"]
    shown = (one.name if one.default is one.empty else f"{one.name}={one.default!r}" for one in found)
    return f"({', '.join(shown)})".replace("'", '"')


@pytest.mark.parametrize("package", PACKAGES)
def test_the_page_on_python_names_everything_public_and_nothing_else(package: str) -> None:
    assert sorted(python_page()[package]) == sorted(PACKAGES[package].__all__)


@pytest.mark.parametrize(("package", "name"), [(package, name) for package in PACKAGES for name in PACKAGES[package].__all__])
def test_the_page_on_python_says_in_a_line_what_a_thing_is_and_how_it_is_called(package: str, name: str) -> None:
    called, said = python_page()[package][name]
    value = getattr(PACKAGES[package], name)

    assert re.match(r"[A-Z][^`]+", said.strip())
    if called or inspect.isfunction(value):
        assert called == parameters(value)
    for kind, member, brackets in re.findall(r"^```\{py:(\w+)\} (\w+)(.*)$", said, re.MULTILINE):
        assert brackets == (parameters(getattr(value, member)) if "method" in kind else "")


@pytest.mark.parametrize(("package", "name"), CLASSES)
def test_the_page_on_python_names_every_member_of_a_class(package: str, name: str) -> None:
    _, said = python_page()[package][name]
    shown = set(re.findall(r"^```\{py:\w+\} (\w+)", said, re.MULTILINE))
    value = getattr(PACKAGES[package], name)
    fields = set(getattr(value, "model_fields", ()))
    inherited = {member for base in value.__mro__[1:] for member in vars(base)}
    members = {*vars(value), *getattr(value, "__dataclass_fields__", ())}

    assert shown == {member for member in members if not member.startswith("_")} - fields - inherited - {"model_config"}


def test_the_extension_takes_what_is_public_in_the_model_from_its_front() -> None:
    for file in (HOME / "conf/sphinx_competency").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("competency."):
                assert not {alias.name for alias in node.names} & set(competency.__all__), f"{file}:{node.lineno}"


def test_the_examples_on_the_page_on_python_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    sessions = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", text_of("docs/reference/api.md"), re.MULTILINE | re.DOTALL))
    example = doctest.DocTestParser().get_doctest(sessions, {}, "api.md", "api.md", 0)

    assert len(example.examples) > 5
    assert doctest.DocTestRunner().run(example).failed == 0


# What is shown has been tried


def test_the_sample_of_the_publishing_guide_is_checked_and_built_without_a_warning(tmp_path: Path) -> None:
    guide = text_of("docs/guides/publishing.md")
    files = re.findall(r"^(`{3,})\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^\1$", guide, re.MULTILINE | re.DOTALL)
    for _, name, content in files:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    assert [name for _, name, _ in files] == ["units/register.yaml", "units/bakery/S101L2.yaml", "docs/conf.py", "docs/index.md"]
    assert {name: content for _, name, content in files}.items() <= starter_files().items()  # the guide shows what `init` writes
    checked = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert (checked.exit_code, checked.output) == (0, "no problems; 1 unit, 0 crosswalks read\n")
    assert checked.output in guide
    assert CliRunner().invoke(main, ["fmt", "--check", str(tmp_path)]).exit_code == 0
    built = build(tmp_path, "html", "-n", "-W", "--keep-going")
    assert (built.code, built.warned) == (0, [])
    assert "Greet each guest within a minute" in built.read("index.html")


SPOILT = {
    ("level: 6\n", "level: 5\n"): {
        "level": ["docs/reference/rules.md", "docs/reference/commands.md", "docs/guides/reviewing.md"],
    },
    ("Know how to measure service", "Know how to measure the service"): {
        "fidelity": ["README.md"],
        "crosswalk-pin": ["README.md", "docs/guides/reviewing.md"],
    },
}


@pytest.mark.parametrize(("change", "shown"), SPOILT.items(), ids=lambda value: "")
def test_the_messages_that_the_pages_show_are_those_which_are_printed(
    tmp_path: Path, change: tuple[str, str], shown: dict[str, list[str]]
) -> None:
    units = tmp_path / "units"
    shutil.copytree(HOME / "units", units)
    file = units / "watch" / "104926L6.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(change[0]) == 1
    file.write_text(text.replace(*change), encoding="utf-8")
    printed = {problem.code: problem.text("units/") for problem in check(Register.load(units))}

    for code, pages in shown.items():
        for page in pages:
            assert printed[code] in text_of(page)


def test_what_the_page_of_commands_shows_of_fmt_is_what_it_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HOME / "units", tmp_path / "units")
    file = tmp_path / "units/watch/104926L6.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("level: 6", "level:  6"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(main, ["fmt", "--check"]).output

    assert f"```console\n$ competency fmt --check\n{printed}```\n" in text_of("docs/reference/commands.md")


def test_the_readme_quotes_the_units_word_for_word() -> None:
    row = next(line for line in text_of("README.md").splitlines() if line.startswith("| **Scope of customer service audits**"))
    cells = [cell.split(" *")[0].strip() for cell in row.split("|")[2:-1]]
    codes = ["108798L6", "104926L6", "105408L6", "107137L6"]
    current = Register.load(HOME / "units").current

    assert cells == [current[code].clauses["audit-scope"].text for code in codes]


def test_the_difference_that_the_guide_shows_is_that_of_the_sample() -> None:
    assert f"```text\n{text_of('tests/model/difference/sample.txt')}```\n" in text_of("docs/guides/reviewing.md")
