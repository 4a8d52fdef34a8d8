"""The files of the standards as other tools see them: editors, JSON Schema validators, checksum programs."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from published import UNITS

from competency import Register
from competency.canonical import canonical
from competency.cases import CaseTable, read_cases
from competency.cli.schema import FORMATS, schema_text
from competency.parts import Part
from competency.trials import try_cases
from competency.yamlfile import read

SCHEMA_OF = {
    "automotive/108798L6.yaml": "unit",
    "automotive/108799L6.yaml": "unit",
    "hairdressing/105408L6.yaml": "unit",
    "retail/107137L6.yaml": "unit",
    "watch/104926L6.yaml": "unit",
    "crosswalks/customer-service-strategy.yaml": "crosswalk",
    "register.yaml": "register",
    "cases/customer-service-strategy.yaml": "cases",
}
WRITTEN: dict[str, type[Part]] = {**FORMATS, "cases": CaseTable}
SHA256_OF = {
    "000_190f605e25dfa122.txt": "45eb57cb2079efad30397f609ed42d0dbdf7ffacace5d2e52f275c3a58845f91",
    "001_1978a192bcc42aa4.txt": "89282652dad9c6406b9f6a10efdb582fad516c10ac96f89f0e409cb62d3f03e3",
    "002_edfb9dd163f58758.txt": "70c82fd757b6b0ebf5e9981f28c8ee89bba4fd0bc144673c04a1ca11481d1813",
    "003_293f3f235d492262.txt": "d1c529b103b4679b277b3197d52732eefbf4564e7531aed4bd44428605afd412",
    "004_ef057e8ed5029bce.txt": "3055687e3a22e9ae9ea9dd50a7959bfa36f17526107d3405fe94a33fd63e967c",
}


def as_json(path: str) -> Any:
    """What a YAML file says in JSON's terms: dates are text in ISO 8601."""
    data = yaml.load((UNITS / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return json.loads(json.dumps(data, default=date.isoformat))


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((UNITS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def test_these_are_all_the_standards() -> None:
    assert {path.relative_to(UNITS).as_posix() for path in UNITS.rglob("*.yaml")} == set(SCHEMA_OF)


@pytest.mark.parametrize("path", SCHEMA_OF)
def test_the_first_line_tells_an_editor_the_schema_of_the_file(path: str) -> None:
    comment, _, schema = (UNITS / path).read_text(encoding="utf-8").split("\n")[0].partition("=")

    assert comment == "# yaml-language-server: $schema"
    assert ((UNITS / path).parent / schema).resolve() == UNITS / f"{SCHEMA_OF[path]}.schema.json"


@pytest.mark.parametrize("name", WRITTEN)
def test_the_schema_beside_the_standards_is_the_one_the_model_has(name: str) -> None:
    assert (UNITS / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name)


@pytest.mark.parametrize(("path", "name"), SCHEMA_OF.items())
def test_each_file_is_valid_by_its_schema(path: str, name: str) -> None:
    assert [error.message for error in validator(name).iter_errors(as_json(path))] == []


def test_the_schema_refuses_what_the_model_refuses() -> None:
    unit = as_json("watch/104926L6.yaml")

    assert not validator("unit").is_valid({**unit, "levle": 6})
    assert not validator("unit").is_valid({**unit, "level": "6"})
    assert not validator("unit").is_valid({**unit, "published": "in May"})
    assert not validator("unit").is_valid({key: value for key, value in unit.items() if key != "range"})
    assert validator("unit").is_valid({**unit, "published": "2024-05-01"})


@pytest.mark.parametrize(("name", "sha256"), SHA256_OF.items())
def test_a_source_is_untouched(name: str, sha256: str) -> None:
    assert hashlib.sha256((UNITS / "sources" / name).read_bytes()).hexdigest() == sha256


def test_every_source_has_its_checksum_here() -> None:
    assert {path.name for path in (UNITS / "sources").iterdir()} == set(SHA256_OF)


@pytest.mark.parametrize("path", SCHEMA_OF)
def test_a_file_ends_in_one_line_feed_and_no_line_ends_in_a_space(path: str) -> None:
    text = (UNITS / path).read_text(encoding="utf-8")

    assert text == text.rstrip() + "\n"
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@pytest.mark.parametrize(("path", "name"), SCHEMA_OF.items())
def test_each_file_is_in_canonical_form(path: str, name: str) -> None:
    file = read(UNITS, path)
    found, problems = canonical(file, WRITTEN[name])

    assert problems == []
    assert found is not None
    assert found.text == file.text


def test_at_most_15_percent_of_the_statements_of_the_variants_have_no_match() -> None:
    register = Register.load(UNITS)
    for entry in register.crosswalks:
        assert entry.value is not None
        variants = [member.ref for member in entry.value.units if member.role == "variant"]
        clauses = [
            f"{code}#{item.id}"
            for code in variants
            for item in register.current[code].clauses.values()
            if item.kind == "statement"
        ]
        matched = {match.at for concept in entry.value.concepts for match in concept.matches}
        lonely = [at for at in clauses if at not in matched]

        assert len(lonely) <= 0.15 * len(clauses)


def test_every_sample_candidate_is_answered_as_expected() -> None:
    register = Register.load(UNITS)
    files = read_cases(register)

    assert [problem.text() for file in files for problem in file.problems] == []
    assert [trial.departures for file in files for trial in try_cases(register, file) if not trial.passed] == []
    assert sum(len(file.cases) for file in files) >= 7
