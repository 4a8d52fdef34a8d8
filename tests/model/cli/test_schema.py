"""`competency schema`: the JSON Schema of each format, and what the command line says of itself."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from competency.cli import main
from competency.cli.schema import SCHEMAS, TWINS


@pytest.mark.parametrize("name", [*SCHEMAS, *TWINS])
def test_the_schema_of_each_format_is_a_json_schema_that_allows_no_other_key(name: str) -> None:
    result = CliRunner().invoke(main, ["schema", name])
    schema = json.loads(result.stdout)

    assert result.exit_code == 0
    assert result.stdout.endswith("}\n")
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert [part for part, rule in schema["$defs"].items() if rule["type"] == "object" and rule["additionalProperties"]] == []


def test_without_a_name_it_is_the_schema_of_a_unit() -> None:
    assert CliRunner().invoke(main, ["schema"]).stdout == CliRunner().invoke(main, ["schema", "unit"]).stdout


def test_a_format_that_does_not_exist_is_refused_with_those_that_do() -> None:
    result = CliRunner().invoke(main, ["schema", "units"])

    assert result.exit_code == 2
    assert result.stderr.endswith(f"'units' is not one of {', '.join(map(repr, sorted([*SCHEMAS, *TWINS])))}.\n")


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["check", "-h"], ["show", "--help"], ["schema", "-h"]])
def test_every_command_has_help(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
