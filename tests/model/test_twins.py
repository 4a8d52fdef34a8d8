"""The twins of the pages: all that the files say, what is added said as it is, in the shape of a JSON Schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from editions import write_editions
from hostile import write_hostile_standards
from jsonschema import Draft202012Validator
from sites import HOME
from standards import edit, write_standards

from competency import Register
from competency.addresses import Site
from competency.cli import main
from competency.cli.schema import TWINS, schema_text
from competency.twins import Twins, as_json
from competency.yamlfile import parse

SITE = "https://standards.example/site"
ADDED = {"$schema", "format", "about", "number", "checksum", "url", "matches"}
"""What a unit's twin has and its file has not."""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_standards(tmp_path)


def twins_of(units: Path, base: str = "") -> Twins:
    return Twins(Register.load(units), Site(base))


def documents(twins: Twins) -> Iterator[tuple[str, Any]]:
    """Every document of a register: the name of its schema, and what a program reads."""
    found: list[tuple[str, Mapping[str, Any] | None]] = [("api-index", twins.index()), ("api-units", twins.units())]
    found += [("api-unit", twins.unit(entry)) for entry in twins.register.units]
    found += [("api-crosswalk", twins.crosswalk(entry)) for entry in twins.register.crosswalks]
    for name, data in found:
        if data is not None:
            yield name, json.loads(as_json(data))


def unit(twins: Twins, code: str) -> Any:
    data = twins.unit(twins.register.current[code])
    assert data
    return json.loads(as_json(data))


def clauses(data: Any) -> Iterator[Any]:
    """The headings, statements and outcomes in a twin, in the order of the page."""

    def below(statement: Any) -> Iterator[Any]:
        yield statement
        for item in statement["items"]:
            yield from below(item)

    for requirement in data["performance_requirements"]:
        yield requirement
        for statement in requirement["statements"]:
            yield from below(statement)
    yield from data["assessment_criteria"]["outcomes"]


def as_in_the_file(data: Any) -> Any:
    """A twin without what is added and without what says nothing."""
    if isinstance(data, dict):
        kept = {key: as_in_the_file(value) for key, value in data.items() if key not in ADDED}
        return {key: value for key, value in kept.items() if value not in (None, [])}
    return [as_in_the_file(item) for item in data] if isinstance(data, list) else data


def folders(folder: Path) -> Iterator[Path]:
    """Standards of all kinds: the five units, the sample, with editions, and with text that formats trip over."""
    yield HOME / "units"
    for name in ("plain", "editions", "hostile"):
        (folder / name).mkdir()
        units = write_standards(folder / name)
        if name == "editions":
            write_editions(units)
        if name == "hostile":
            write_hostile_standards(units)
        yield units


@pytest.mark.parametrize("base", ["", SITE])
def test_every_document_has_the_shape_of_its_schema(tmp_path: Path, base: str) -> None:
    validators = {name: Draft202012Validator(json.loads(schema_text(name))) for name in TWINS}
    met: set[str] = set()
    for units in folders(tmp_path):
        for name, data in documents(twins_of(units, base)):
            validators[name].validate(data)
            met.add(name)

    assert met == set(TWINS)


@pytest.mark.parametrize("name", TWINS)
def test_a_schema_is_a_schema_and_takes_no_key_that_it_does_not_name(name: str, units: Path) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    (data, *_) = (found for kind, found in documents(twins_of(units)) if kind == name)

    assert [error.message for error in Draft202012Validator(schema).iter_errors({**data, "another": 1})] == [
        "Additional properties are not allowed ('another' was unexpected)"
    ]


def test_the_twin_of_a_unit_says_all_that_its_file_says(tmp_path: Path) -> None:
    for units in folders(tmp_path):
        twins = twins_of(units)
        for entry in (entry for entry in twins.register.units if entry.value):
            raw = (units / entry.path).read_bytes()
            data = json.loads(as_json(twins.unit(entry) or {}))
            written = json.loads(json.dumps(parse(raw, entry.path).data, default=str))

            assert as_in_the_file(data) == as_in_the_file(written)
            assert data["about"]["yaml_sha256"] == hashlib.sha256(raw).hexdigest()


def test_each_clause_has_its_number_its_checksum_and_its_permanent_link() -> None:
    twins = twins_of(HOME / "units", SITE)
    for code, entry in twins.register.current.items():
        assert entry.value
        page = f"{SITE}/units/{entry.path.removesuffix('.yaml')}.html"
        shown = [(item["id"], item["number"], item["checksum"], item["url"]) for item in clauses(unit(twins, code))]

        assert shown == [(item.id, item.number, item.checksum, f"{page}#{item.id}") for item in entry.value.clauses()]


def test_a_statement_names_the_concept_it_is_matched_to_and_who_else_is(units: Path) -> None:
    matched = {item["id"]: item["matches"] for item in clauses(unit(twins_of(units), "S101L2")) if item["matches"]}

    assert matched["greeting"] == [
        {
            "crosswalk": "welcome",
            "concept": "greeting",
            "concept_title": "Greeting people",
            "relation": "narrow",
            "note": "says how soon",
            "pin": "e85948c40f19",
            "pin_fits": True,
            "others": [{"ref": "S201L2#greeting", "relation": "narrow", "url": "units/ferry/S201L2.html#greeting"}],
        }
    ]


def test_a_match_whose_words_have_changed_since_says_so_in_both_twins(units: Path) -> None:
    edit(units / "bakery/S101L2.yaml", "Greet each guest within a minute", "Greet each guest at once")
    twins = twins_of(units)
    fits = {item["id"]: item["matches"][0]["pin_fits"] for item in clauses(unit(twins, "S101L2")) if item["matches"]}
    (crosswalk,) = (data for name, data in documents(twins) if name == "api-crosswalk")
    there = {match["at"]: match["pin_fits"] for concept in crosswalk["concepts"] for match in concept["matches"]}

    assert [clause for clause, fit in fits.items() if not fit] == ["greeting"]
    assert [at for at, fit in there.items() if not fit] == ["S101L2#greeting"]


def test_the_twin_of_a_crosswalk_has_the_words_that_it_matches(units: Path) -> None:
    twins = twins_of(units, SITE)
    (data,) = (data for name, data in documents(twins) if name == "api-crosswalk")

    for concept in data["concepts"]:
        assert concept["url"] == f"{SITE}/compare/welcome.html#{concept['id']}"
        for match in concept["matches"]:
            found = twins.register.clause_named(match["at"])
            assert found
            assert (match["text"], match["number"]) == (found[1].text, found[1].number)
    assert [(item["code"], item["title"]) for item in data["units"]] == [
        (code, entry.value.title) for code, entry in twins.register.current.items() if entry.value
    ]


def test_a_frozen_edition_is_named_with_its_edition_and_knows_the_others(units: Path) -> None:
    write_editions(units)
    twins = twins_of(units)
    frozen = json.loads(as_json(twins.unit(twins.register.editions["S101L2", 1]) or {}))

    assert (frozen["about"]["ref"], frozen["about"]["current"]) == ("S101L2@1", False)
    assert frozen["about"]["url"] == "units/bakery/editions/S101L2@1.html"
    assert [(item["ref"], item["status"]) for item in frozen["about"]["editions"]] == [
        ("S101L2@2", "superseded"),
        ("S101L2", "current"),
    ]
    assert [(row["ref"], row["current"]) for row in twins.units()["units"]] == [
        ("S101L2@1", False),
        ("S101L2@2", False),
        ("S101L2", True),
        ("S201L2@1", False),
        ("S201L2", True),
    ]


def test_what_cannot_be_read_has_no_twin_and_hides_nothing_else(units: Path) -> None:
    (units / "bakery/S101L2.yaml").write_text("code: [", encoding="utf-8")
    (units / "register.yaml").write_text("title: [", encoding="utf-8")
    twins = twins_of(units)
    found = list(documents(twins))

    assert [data["code"] for name, data in found if name == "api-unit"] == ["S201L2"]
    for name, data in found:
        Draft202012Validator(json.loads(schema_text(name))).validate(data)


def test_half_of_a_pair_of_surrogates_does_not_break_a_document() -> None:
    assert json.loads(as_json({"text": "a\ud800b", "other": "é"})) == {"text": "a\ud800b", "other": "é"}


def test_a_document_is_the_same_bytes_each_time(units: Path) -> None:
    first, second = ([as_json(data) for _, data in documents(twins_of(units))] for _ in range(2))

    assert first == second


def test_show_prints_the_twin_of_a_unit_and_the_part_of_it_that_a_clause_is(units: Path) -> None:
    def shown(*arguments: str) -> Any:
        result = CliRunner().invoke(main, ["show", *arguments, "--format", "json", "--units", str(units)])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    twins = twins_of(units, SITE)
    whole = unit(twins, "S101L2")
    assert shown("S101L2", "--site", SITE) == whole
    parts = {item["id"]: item for item in clauses(whole)}
    assert {key: shown(f"S101L2#{key}", "--site", SITE) for key in ("white", "return", "performance")} == {
        key: parts[key] for key in ("white", "return", "performance")
    }
